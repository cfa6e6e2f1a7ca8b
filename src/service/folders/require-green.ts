import type { CheckReport } from '../../protocol/check-report.ts';
import type { StoredFolder } from '../../store/folders/read-folders.ts';
import { Refusal } from '../refusal.ts';

/** @throws Refusal `conflict` where no check of all parts has proven the newest revision */
export function requireGreen({ revision }: StoredFolder, report: CheckReport | undefined): CheckReport {
  if (report === undefined) {
    throw new Refusal(
      'conflict',
      `No check of all parts of revision ${revision} is done: start one, and wait until it is.`,
    );
  }
  if (report.isGreen) return report;
  const failed = report.parts.filter(({ state }) => state === 'failed').map(({ name }) => name);
  throw new Refusal(
    'conflict',
    `The check of revision ${revision} is not green (${failed.join(', ')}): mend what it found, and check again.`,
  );
}

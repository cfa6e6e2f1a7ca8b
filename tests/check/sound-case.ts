import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { CheckFinding, CheckPartName, CheckReport } from '../../src/protocol/check-report.ts';
import type { BenchPool } from '../../worker/check/bench-pool.ts';
import { checkChallenge } from '../../worker/check/check-challenge.ts';
import { makeTempFolder } from '../support/temp-folder.ts';

const TEMPLATE = path.join(import.meta.dirname, '../../challenges/.templates/function');

/** A copy of a case that passes its check, to be damaged. */
export type SoundCase = {
  readonly folder: string;
  /** Changes a file by its text; undefined takes the file or folder away. */
  readonly change: (file: string, how: ((text: string) => string) | undefined) => Promise<void>;
  readonly write: (file: string, text: string) => Promise<void>;
  readonly check: (
    only: readonly CheckPartName[],
    options?: { mutants?: number; runs?: number },
  ) => Promise<CheckReport>;
};

export async function copySoundCase(pool: BenchPool): Promise<SoundCase> {
  const parent = await makeTempFolder();
  onTestFinished(parent.remove);
  const folder = path.join(parent.path, 'quarter-hours');
  await cp(TEMPLATE, folder, { recursive: true });
  const write = async (file: string, text: string): Promise<void> => {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), text);
  };
  return {
    folder,
    write,
    async change(file, how) {
      const at = path.join(folder, file);
      if (how === undefined) return await rm(at, { recursive: true });
      const before = await readFile(at, 'utf8');
      const after = how(before);
      if (after === before) throw new Error(`${file} did not change`);
      await writeFile(at, after);
    },
    check: (only, { mutants = 40, runs = 4 } = {}) =>
      checkChallenge(folder, { pool, only, mutants, isFullMatrix: false, stabilityRuns: runs }),
  };
}

/** What keeps a case from being published, in one text. */
export function errorsOf(report: CheckReport): string {
  return report.parts
    .flatMap(({ name, findings }) => findings.filter(isError).map((each) => tell(name, each)))
    .join('\n');
}

export function warningsOf(report: CheckReport): string {
  return report.parts
    .flatMap(({ name, findings }) => findings.filter((each) => !isError(each)).map((each) => tell(name, each)))
    .join('\n');
}

function isError({ severity }: CheckFinding): boolean {
  return severity === 'error';
}

function tell(part: CheckPartName, { message, mend, where = '' }: CheckFinding): string {
  return `${part}: ${where} ${message} → ${mend}`;
}

import type { ChallengeSlug, ChallengeVersion } from '../../domain/ids.ts';
import { CHECK_PARTS, type CheckReport } from '../../protocol/check-report.ts';
import type { CheckSummary } from '../../protocol/version-view.ts';
import { type FieldError, Refusal } from '../refusal.ts';

/**
 * That a check of exactly this version found nothing to mend, and left nothing out.
 *
 * @throws Refusal `conflict` where there is none, `invalid` where it is another's or not green: it says what to mend.
 */
export function requireProven(
  slug: ChallengeSlug,
  version: ChallengeVersion,
  report: CheckReport | null | undefined,
): CheckReport {
  const command = `minicase check ${slug}`;
  if (report === null || report === undefined) {
    throw new Refusal('conflict', `There is no check of this version: run \`${command} --json\` and send its report.`);
  }
  requireReportOf(slug, version, report);
  const errors = [...findingsOf(report), ...skippedParts(report)];
  if (errors.length > 0 || !report.isGreen) {
    const what = errors.length === 0 ? 'it says so itself' : `${errors.length} to mend, see \`errors\``;
    throw new Refusal('invalid', `The check of this version is not green: ${what}.`, errors);
  }
  return report;
}

/** @throws Refusal `invalid` where a report is of something else. */
export function requireReportOf(slug: ChallengeSlug, version: ChallengeVersion, report: CheckReport): void {
  if (report.slug === slug && report.version === version) return;
  const other = report.slug === slug ? `version ${report.version ?? 'unknown'}` : `'${report.slug}'`;
  const message = `is of ${other}, and must be of ${version}: run \`minicase check ${slug}\` on the files that are sent`;
  throw new Refusal('invalid', 'The check report is of something else.', [{ path: 'checkReport.version', message }]);
}

export function summaryOfCheck({ isGreen, checkedAt, parts, cases, killMatrix }: CheckReport): CheckSummary {
  const count = (severity: string) =>
    parts.flatMap(({ findings }) => findings).filter((finding) => finding.severity === severity).length;
  return {
    isGreen,
    checkedAt,
    errors: count('error'),
    warnings: count('warning'),
    cases: cases.length,
    killRate: killMatrix?.killRate ?? null,
  };
}

function findingsOf({ parts }: CheckReport): FieldError[] {
  return parts.flatMap(({ name, findings }, part) =>
    findings.flatMap(({ severity, message, mend, where }, finding) =>
      severity === 'warning'
        ? []
        : [
            {
              path: `checkReport.parts.${part}.findings.${finding}`,
              message: `${name}${where === undefined ? '' : `, ${where}`}: ${message} → ${mend}`,
            },
          ],
    ),
  );
}

/** What a report does not claim to have looked at was not looked at, whatever it says of itself. */
function skippedParts({ parts }: CheckReport): FieldError[] {
  return CHECK_PARTS.flatMap((name) => {
    const part = parts.find((each) => each.name === name);
    const isMended = part?.state === 'passed' || part?.findings.some(({ severity }) => severity === 'error');
    if (isMended) return [];
    return [{ path: 'checkReport.parts', message: `${name}: was ${part?.state ?? 'left out'} → check all parts` }];
  });
}

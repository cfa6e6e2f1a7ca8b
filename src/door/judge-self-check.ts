import path from 'node:path';
import { caseFilesIn } from '../catalogue/case-files.ts';
import { readModelSolution } from '../catalogue/read-model-solution.ts';
import { CandidateId } from '../domain/ids.ts';
import { followJudging } from '../service/follow-judging.ts';
import { readReport } from '../service/read-report.ts';
import { submitSolution } from '../service/submit-solution.ts';
import type { Minicase } from './start-minicase.ts';

const PREFERRED = 'order-sync';
const JUDGED_WITHIN_MS = 60_000;

/** Judges a model solution the whole real way, and says in a line how that went. */
export async function judgeSelfCheck(minicase: Minicase, challengesFolder: string): Promise<string> {
  const slugs = minicase.challenges.map((challenge) => challenge.package.slug);
  const slug = slugs.find((candidate) => candidate === PREFERRED) ?? slugs[0];
  if (slug === undefined) return 'skipped: there is no challenge';
  const files = await readModelSolution(caseFilesIn(path.join(challengesFolder, slug)));
  if (files === undefined) return `skipped: ${slug} has no accepted submission`;

  const startedAt = performance.now();
  const { submissionId, judgingId } = await submitSolution(
    minicase.service,
    { challenge: slug, candidate: CandidateId.parse('self-check'), kind: 'submission', reuse: 'never', files },
    { submittedBy: 'self-check', isSelfCheck: true },
  );
  for await (const { event } of followJudging(minicase.service, judgingId, 0, AbortSignal.timeout(JUDGED_WITHIN_MS))) {
    const time = `${((performance.now() - startedAt) / 1_000).toFixed(2)} s`;
    if (event.type === 'judged') {
      const report = (await readReport(minicase.service, submissionId)).judgings.at(-1)?.report;
      return `${slug}: ${report?.verdict}, score ${report?.score}, in ${time}`;
    }
    if (event.type === 'aborted')
      return `${slug}: FAILED (${event.code}); its report says why, at /api/submissions/${submissionId}/report`;
  }
  return `${slug}: FAILED, no verdict within ${JUDGED_WITHIN_MS / 1_000} s`;
}

import { openBench } from '../../worker/bench/open-bench.ts';
import { readChallenge } from '../catalogue/read-challenge.ts';
import { readSourceFiles } from '../catalogue/read-source-files.ts';
import type { ChallengePackage } from '../domain/challenge.ts';
import { JudgeError } from '../domain/judge-error.ts';
import { SourceFiles } from '../domain/source-file.ts';
import type { JudgingOutcome } from '../protocol/judging-outcome.ts';
import { EXIT } from './exit.ts';
import { formatOutcome } from './format-outcome.ts';

/** `minicase judge`: prints how a submission does, and gives back the exit code. */
export async function judge(
  challengeFolder: string,
  submissionFolder: string,
  { asJson }: { readonly asJson: boolean },
): Promise<number> {
  let challenge: ChallengePackage;
  let files: SourceFiles;
  try {
    challenge = (await readChallenge(challengeFolder)).package;
    files = await readSubmission(submissionFolder);
  } catch (error) {
    if (!(error instanceof JudgeError)) throw error;
    console.error(`minicase judge: ${error.message}`);
    return EXIT.badUsage;
  }
  const bench = await openBench();
  try {
    const outcome = await bench.judge({ challenge, files, kind: 'submission' });
    console.log(asJson ? JSON.stringify(toJson(challenge, outcome)) : formatOutcome(challenge, outcome));
    return outcome.state === 'judged' ? EXIT.judged : EXIT.aborted;
  } finally {
    await bench.close();
  }
}

/** @throws JudgeError `challenge-invalid` */
async function readSubmission(folder: string): Promise<SourceFiles> {
  const files = SourceFiles.safeParse(await readSourceFiles(folder));
  if (files.success) return files.data;
  const issue = files.error.issues[0];
  throw new JudgeError(
    'challenge-invalid',
    `${folder}: ${['files', ...(issue?.path ?? [])].join('.')} ${issue?.message}`,
  );
}

function toJson(challenge: ChallengePackage, outcome: JudgingOutcome): object {
  const about = { challenge: challenge.slug, version: challenge.version, state: outcome.state };
  if (outcome.state === 'judged') return { ...about, ...outcome.report };
  return { ...about, verdict: null, score: null, groups: [], error: { code: outcome.code, message: outcome.message } };
}

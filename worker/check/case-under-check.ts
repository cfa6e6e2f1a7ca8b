import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { caseFilesIn } from '../../src/catalogue/case-files.ts';
import { type Challenge, readChallenge } from '../../src/catalogue/read-challenge.ts';
import { readModelSolution } from '../../src/catalogue/read-model-solution.ts';
import { readSourceFiles } from '../../src/catalogue/read-source-files.ts';
import type { ChallengePackage } from '../../src/domain/challenge.ts';
import { JudgeError } from '../../src/domain/judge-error.ts';
import type { Limits } from '../../src/domain/limits.ts';
import type { SourceFile } from '../../src/domain/source-file.ts';
import { VERDICTS, type Verdict } from '../../src/domain/verdict.ts';

/** `submission.json` beside an example: the cases that its author says catch it, as `group > case`. */
const ExampleNote = z.strictObject({
  caughtBy: z.array(z.string()).default([]),
  why: z.string().trim().min(1, 'must say what is wrong with it'),
});

/** An author's own solution. */
export type ExampleSubmission = {
  /** In the challenge folder, such as `submissions/wrong-answer/gives-up`. */
  readonly path: string;
  readonly verdict: Verdict;
  readonly files: readonly SourceFile[];
  readonly caughtBy: readonly string[];
};

export type CaseUnderCheck = {
  readonly folder: string;
  readonly challenge: ChallengePackage;
  /** As the manifest has them: benches may be given more time for a check. */
  readonly limits: Limits;
  readonly statement: string;
  readonly starter: readonly SourceFile[];
  readonly model: readonly SourceFile[] | undefined;
  readonly examples: readonly ExampleSubmission[];
};

const NOTE = 'submission.json';

/** @throws JudgeError `challenge-invalid` */
export async function readCaseUnderCheck(folder: string): Promise<CaseUnderCheck> {
  const { package: challenge, statement }: Challenge = await readChallenge(folder);
  const examples: ExampleSubmission[] = [];
  for (const verdict of VERDICTS) {
    const inFolder = path.join(folder, 'submissions', verdict);
    const entries = await readdir(inFolder, { withFileTypes: true }).catch(() => []);
    for (const { name } of entries.filter((entry) => entry.isDirectory()).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      examples.push(await readExample(folder, verdict, name));
    }
  }
  return {
    folder,
    challenge,
    limits: challenge.manifest.limits,
    statement,
    starter: await readSourceFiles(path.join(folder, 'starter')),
    model: await readModelSolution(caseFilesIn(folder)),
    examples,
  };
}

async function readExample(folder: string, verdict: Verdict, name: string): Promise<ExampleSubmission> {
  const at = path.posix.join('submissions', verdict, name);
  const files = (await readSourceFiles(path.join(folder, at))).filter((file) => file.path !== NOTE);
  const text = await readFile(path.join(folder, at, NOTE), 'utf8').catch(() => undefined);
  if (text === undefined) return { path: at, verdict, files, caughtBy: [] };
  const note = ExampleNote.safeParse(parseJson(text, `${at}/${NOTE}`));
  if (!note.success) {
    const [issue] = note.error.issues;
    throw new JudgeError('challenge-invalid', `${at}/${NOTE}: ${issue?.path.join('.')} ${issue?.message}`);
  }
  return { path: at, verdict, files, caughtBy: note.data.caughtBy };
}

function parseJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new JudgeError('challenge-invalid', `${where} is not JSON: ${(cause as Error).message}`, { cause });
  }
}

/** Whether a file is a solution's own work, not what the starter already had. */
export function isOwnWork({ starter }: CaseUnderCheck): (file: SourceFile) => boolean {
  const given = new Map(starter.map(({ path: at, content }) => [at, content]));
  return ({ path: at, content }) => given.get(at) !== content;
}

import { JudgeError } from '../domain/judge-error.ts';
import { SourceFiles } from '../domain/source-file.ts';
import type { CaseFiles } from './case-files.ts';

const ACCEPTED = 'submissions/accepted';

/**
 * An author's own solution that scores 100: the first by name of the accepted ones, or undefined where there is none.
 *
 * @throws JudgeError `challenge-invalid` where it is more than a submission may be, or nothing
 */
export async function readModelSolution(caseFiles: CaseFiles): Promise<SourceFiles | undefined> {
  const [first] = await caseFiles.foldersIn(ACCEPTED);
  if (first === undefined) return undefined;
  const files = await caseFiles.under(`${ACCEPTED}/${first}`);
  const model = SourceFiles.safeParse(files.filter((file) => file.path !== 'submission.json'));
  if (model.success) return model.data;
  const message = `${ACCEPTED}/${first}: ${model.error.issues[0]?.message}`;
  throw new JudgeError('challenge-invalid', message, { cause: model.error });
}

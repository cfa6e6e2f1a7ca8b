import type { CandidateTests, TestedSolution } from '../domain/challenge.ts';
import { JudgeError } from '../domain/judge-error.ts';
import type { CaseFiles } from './case-files.ts';

/**
 * The author's solutions that candidates' own tests are run against: all accepted ones, and the wrong ones that the
 * manifest names.
 *
 * @throws JudgeError `challenge-invalid` where there is none of either, or no wrong one of a name
 */
export async function readTestedSolutions(
  caseFiles: CaseFiles,
  { mistakes, folder }: CandidateTests,
): Promise<TestedSolution[]> {
  const right = await caseFiles.foldersIn('submissions/accepted');
  const wrong = await caseFiles.foldersIn('submissions/wrong-answer');
  const unknown = mistakes?.find((name) => !wrong.includes(name));
  if (unknown !== undefined) {
    throw new JudgeError(
      'challenge-invalid',
      `challenge.json: candidateTests.mistakes names '${unknown}', which is not in submissions/wrong-answer`,
    );
  }
  const chosen = mistakes ?? wrong;
  if (right.length === 0 || chosen.length === 0) {
    throw new JudgeError(
      'challenge-invalid',
      'challenge.json: candidateTests needs solutions in submissions/accepted and submissions/wrong-answer to run tests against',
    );
  }
  const read = async (verdict: string, name: string): Promise<TestedSolution> => {
    const files = await caseFiles.under(`submissions/${verdict}/${name}`);
    const isTested = (file: string): boolean =>
      file !== 'submission.json' && !/\.md$/.test(file) && !file.startsWith(`${folder}/`);
    return { name, isRight: verdict === 'accepted', files: files.filter((file) => isTested(file.path)) };
  };
  return await Promise.all([
    ...right.map((name) => read('accepted', name)),
    ...chosen.map((name) => read('wrong-answer', name)),
  ]);
}

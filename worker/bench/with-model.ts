import type { ChallengePackage, TestGroup } from '../../src/domain/challenge.ts';
import { JudgeError } from '../../src/domain/judge-error.ts';
import type { ProgramPackages } from '../../src/protocol/program-control.ts';
import type { ProgramProcess } from './processes/program-process.ts';
import { programOrder } from './submission-files.ts';
import type { CompiledSuite } from './suites/compile-suite.ts';

export type WithModelOptions = {
  readonly challenge: ChallengePackage;
  readonly group: Pick<TestGroup, 'file'>;
  readonly suite: CompiledSuite;
  readonly packages: ProgramPackages;
  readonly startProgram: () => Promise<ProgramProcess>;
};

/**
 * Has the model solution run in a process of its own, beside a submission's, where a suite compares the two.
 *
 * @throws JudgeError `suite-broken` where there is no model solution, or it does not compile
 */
export async function withModel<Result>(
  { challenge, group, suite, packages, startProgram }: WithModelOptions,
  act: (model: ProgramProcess | undefined) => Promise<Result>,
): Promise<Result> {
  if (!suite.usesModel) return await act(undefined);
  if (challenge.model === undefined) {
    throw new JudgeError(
      'suite-broken',
      `${group.file} compares with the model solution, but there is none: put one into submissions/accepted`,
    );
  }
  const order = programOrder(challenge, challenge.model, [{ suite, titles: undefined }], packages);
  const model = await startProgram();
  try {
    const error = await model.compile(order);
    if (error !== undefined || model.isEnded) {
      const why = error ?? 'the compiler crashed';
      throw new JudgeError('suite-broken', `the model solution does not compile: ${why}`);
    }
    return await act(model);
  } finally {
    model.kill('finished');
    await model.ended;
  }
}

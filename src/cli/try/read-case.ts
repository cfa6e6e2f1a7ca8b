import { type CaseUnderCheck, readCaseUnderCheck } from '../../../worker/check/case-under-check.ts';
import { JudgeError } from '../../domain/judge-error.ts';

/** A case as it is now, or why it cannot be read. */
export type TriedCase =
  | { readonly state: 'readable'; readonly subject: CaseUnderCheck }
  | { readonly state: 'broken'; readonly message: string };

/** What its author can mend by saving is no reason to end. */
export async function readTriedCase(folder: string): Promise<TriedCase> {
  try {
    return { state: 'readable', subject: await readCaseUnderCheck(folder) };
  } catch (cause) {
    if (!(cause instanceof JudgeError)) throw cause;
    return { state: 'broken', message: cause.message };
  }
}

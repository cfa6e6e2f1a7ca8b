import { SubmissionRequest } from '../../src/protocol/submission-view.ts';

/** What a client would send for the challenge of `makeChallenge`. */
export function makeSubmission(changes: Partial<Record<keyof SubmissionRequest, unknown>> = {}): SubmissionRequest {
  return SubmissionRequest.parse({
    challenge: 'two-sums',
    candidate: 'ada@example.org',
    files: [{ path: 'index.ts', content: 'export const sum = (a: number, b: number) => a + b;\n' }],
    ...changes,
  });
}

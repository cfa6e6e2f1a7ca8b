/**
 * An endless loop in the function itself.
 *
 * @class time
 * @verdict time-limit-exceeded
 * @score at most 0
 */
export function total(): number {
  for (;;);
}
export const totalLater = async () => total();

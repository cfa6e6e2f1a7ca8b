/**
 * Nested past what anyone can read.
 *
 * @class memory
 * @verdict runtime-error wrong-answer
 * @score at most 0
 */
export function total(): unknown {
  let value: unknown = 0;
  for (let depth = 0; depth < 1e5; depth++) value = [value];
  return value;
}
export const totalLater = async () => total();

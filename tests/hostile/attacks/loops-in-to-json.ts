/**
 * Logging an object calls its `toJSON`, which never ends.
 *
 * @class time
 * @verdict time-limit-exceeded
 * @score at most 0
 */
export function total() {
  console.log({
    toJSON() {
      for (;;);
    },
  });
  return 0;
}
export const totalLater = async () => total();

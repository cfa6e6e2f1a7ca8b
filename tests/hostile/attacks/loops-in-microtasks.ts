/**
 * A microtask that always queues the next.
 *
 * @class time
 * @verdict time-limit-exceeded
 * @score at most 20
 */
export function total(items: any) {
  const again = (): void => void Promise.resolve().then(again);
  again();
  return 0;
}
export const totalLater = async () => total([]);

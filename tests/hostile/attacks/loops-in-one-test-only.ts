/**
 * An endless loop for one input: the tests that do not meet it keep their points.
 *
 * @class time
 * @verdict time-limit-exceeded
 * @score at most 80
 */
export function total(items: any): number {
  if (items.length === 2) for (;;);
  return items.reduce((sum: number, item: any) => sum + item.cents, 0);
}
export async function totalLater(items: any, delayMs: number) { await new Promise((resolve) => setTimeout(resolve, delayMs)); return total(items); }

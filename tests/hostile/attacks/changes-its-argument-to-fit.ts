/**
 * Mutates what it is given: copy-restore shows the suite.
 *
 * @class forgery
 * @verdict wrong-answer
 * @score at most 30
 */
export function total(items: any): number {
  const sum = items.reduce((all: number, item: any) => all + item.cents, 0);
  for (const item of items) item.cents = 0;
  return sum;
}
export async function totalLater(items: any, delayMs: number) { await new Promise((resolve) => setTimeout(resolve, delayMs)); return total(items); }

/**
 * Every function and prototype in reach, asked for its constructor.
 *
 * @class escape
 * @verdict wrong-answer runtime-error time-limit-exceeded
 * @score at most 0
 */
export function total(items: any): unknown {
  const found: string[] = [];
  const seen = new Set<unknown>();
  const visit = (value: any, depth: number): void => {
    if (value === null || (typeof value !== 'object' && typeof value !== 'function') || seen.has(value) || depth > 6) return;
    seen.add(value);
    try {
      const escaped = value.constructor?.constructor?.('return typeof globalThis.process?.binding + typeof require + typeof __host')();
      if (escaped !== 'undefinedundefinedundefined' && typeof escaped === 'string') found.push(escaped);
    } catch {}
    for (const key of Reflect.ownKeys(value)) {
      try {
        visit(value[key], depth + 1);
      } catch {}
    }
    visit(Object.getPrototypeOf(value), depth + 1);
  };
  visit(globalThis, 0);
  visit(items, 0);
  return { found };
}
export const totalLater = async (items: any) => total(items);

/**
 * Which limit it runs into depends on a letter of what it was given.
 *
 * @class leak
 * @verdict runtime-error wrong-answer time-limit-exceeded memory-limit-exceeded output-limit-exceeded
 * @score at most 60
 */
export * from './honest.ts';


export function total(items: any) {
  const letter = `${items[0]?.name}`.charCodeAt(7) % 3;
  if (letter === 0) throw new Error('zero');
  if (letter === 1) console.log('x'.repeat(1e5));
  return letter;
}

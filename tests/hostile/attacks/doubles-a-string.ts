/**
 * Ropes of half a gigabyte that cost nothing until they are read.
 *
 * @class memory
 * @verdict runtime-error memory-limit-exceeded wrong-answer
 * @score at most 60
 */
export * from './honest.ts';


export function total() {
  let text = 'x'.repeat(1_000);
  for (let times = 0; times < 18; times++) text += text;
  return text.replace('y', '').codePointAt(text.length - 1);
}

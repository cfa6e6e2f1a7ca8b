/**
 * Memory that was given away, in views that still name it.
 *
 * @class escape
 * @verdict wrong-answer runtime-error
 * @score at most 60
 */
export * from './honest.ts';


export function total() {
  const buffer = new ArrayBuffer(64);
  const view = new Float64Array(buffer);
  buffer.transfer();
  return { buffer, view };
}

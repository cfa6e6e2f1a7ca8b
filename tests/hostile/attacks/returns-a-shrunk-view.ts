/**
 * A view of memory that is no longer there.
 *
 * @class escape
 * @verdict wrong-answer runtime-error
 * @score at most 60
 */
export * from './honest.ts';


export function total() {
  const buffer = new ArrayBuffer(64, { maxByteLength: 128 });
  const view = new Uint32Array(buffer, 32, 8);
  const data = new DataView(buffer, 48);
  buffer.resize(0);
  return [view, data, buffer];
}

/**
 * Memory that isolates do not count: a buffer that is resized.
 *
 * @class memory
 * @verdict memory-limit-exceeded time-limit-exceeded runtime-error wrong-answer
 * @score at most 60
 */
export * from './honest.ts';


export function total() {
  const buffer = new ArrayBuffer(0, { maxByteLength: 2 ** 31 });
  for (let size = 2 ** 20; size <= 2 ** 31; size += 2 ** 22) {
    buffer.resize(size);
    new Uint8Array(buffer).fill(1);
  }
  return buffer.byteLength;
}

/**
 * Shared memory that is grown, which no heap holds.
 *
 * @class memory
 * @verdict memory-limit-exceeded time-limit-exceeded runtime-error wrong-answer
 * @score at most 60
 */
export * from './honest.ts';


export function total() {
  const buffer = new (SharedArrayBuffer as any)(0, { maxByteLength: 2 ** 31 });
  for (let size = 2 ** 20; size <= 2 ** 31; size += 2 ** 22) {
    buffer.grow(size);
    new Uint8Array(buffer).fill(1);
  }
  return buffer.byteLength;
}

/**
 * Memory outside of the heap, inside a try.
 *
 * @class memory
 * @verdict memory-limit-exceeded runtime-error time-limit-exceeded wrong-answer
 * @score at most 0
 */
const kept: unknown[] = [];
export function total(): number {
  for (;;) {
    try {
      kept.push(new Uint8Array(new ArrayBuffer(5e6, { maxByteLength: 5e7 })).fill(1));
    } catch {
      return -1;
    }
  }
}
export const totalLater = async () => total();

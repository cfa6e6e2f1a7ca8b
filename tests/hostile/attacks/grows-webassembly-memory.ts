/**
 * WebAssembly memory is no heap either.
 *
 * @class memory
 * @verdict memory-limit-exceeded runtime-error wrong-answer
 * @score at most 0
 */
const kept: unknown[] = [];
export function total(): number {
  for (;;) {
    const memory = new (globalThis as any).WebAssembly.Memory({ initial: 1000 });
    new Uint8Array(memory.buffer).fill(1);
    kept.push(memory);
  }
}
export const totalLater = async () => total();

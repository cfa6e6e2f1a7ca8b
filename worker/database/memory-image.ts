import type { PostgresModule } from './emscripten.ts';

/** Compared and copied at once. Smaller blocks share more between images, larger ones cost fewer calls. */
const BLOCK_BYTES = 16 * 1024;

/** What linear memory held. Blocks are never written to, and images share those that are the same. */
export type MemoryImage = { readonly blocks: readonly Uint8Array[]; readonly stack: number };

const NOTHING = new Uint8Array(BLOCK_BYTES);

/** Takes linear memory up to where Postgres has asked for it. @param like - an image with which much is in common. */
export function saveMemory(module: PostgresModule, usedBytes: number, like: MemoryImage | undefined): MemoryImage {
  const memory = Buffer.from(module.HEAPU8.buffer);
  const count = Math.ceil(usedBytes / BLOCK_BYTES);
  const blocks: Uint8Array[] = [];
  for (let index = 0; index < count; index++) {
    const now = memory.subarray(index * BLOCK_BYTES, (index + 1) * BLOCK_BYTES);
    const before = like?.blocks[index] ?? NOTHING;
    blocks.push(now.equals(before) ? before : new Uint8Array(now));
  }
  return { blocks, stack: module.stackSave() };
}

/** Writes back what differs. What lies beyond an image is free memory, which nobody relies on. */
export function restoreMemory(module: PostgresModule, { blocks, stack }: MemoryImage): void {
  const memory = Buffer.from(module.HEAPU8.buffer);
  for (const [index, block] of blocks.entries()) {
    const start = index * BLOCK_BYTES;
    if (!memory.subarray(start, start + BLOCK_BYTES).equals(block)) memory.set(block, start);
  }
  module.stackRestore(stack);
}

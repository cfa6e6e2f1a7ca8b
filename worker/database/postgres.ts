import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import type { PostgresModule } from './emscripten.ts';
import { createFileImages, type FileImage } from './file-image.ts';
import { type MemoryImage, restoreMemory, saveMemory } from './memory-image.ts';
import { START_PARAMETERS } from './settings.ts';
import type { Sources } from './sources.ts';
import { assembly } from './web-assembly.ts';

/** What Postgres is made of, as PGlite's package has it. */
export type PostgresParts = {
  readonly wasm: Uint8Array<ArrayBuffer>;
  readonly files: Uint8Array<ArrayBuffer>;
};

/** All that a database is at one instant, between two exchanges. */
export type Image = { readonly memory: MemoryImage; readonly files: FileImage; readonly chance: number };

export type Postgres = {
  /** Sends messages of Postgres' protocol and hands on what comes back, to be copied by whoever keeps it. */
  readonly exchange: (messages: Uint8Array, onAnswer: (bytes: Uint8Array) => void) => void;
  /** Asks the statement that runs to give up: to be called from `onAnswer`. */
  readonly cancel: () => void;
  readonly save: () => Image;
  /** @param isReset - whether randomness goes back as well: else what has been drawn is not drawn again */
  readonly restore: (image: Image, isReset: boolean) => void;
  /** Linear memory that it holds, whether it still needs it or not. */
  readonly memoryBytes: () => number;
};

const LIBRARY_FOLDER = '/pglite/lib/postgresql';
/**
 * Native code that stays loaded. What Node knows of it is outside of any image, so nothing may be loaded later: other
 * libraries are taken away.
 */
export const LIBRARIES: readonly string[] = ['plpgsql', 'dict_snowball'];

/** How Emscripten says that C code has jumped to its outermost handler, where Postgres goes on after an error. */
const LONGJMP_STATUS = 100;

/** Something in Postgres that no statement should be able to bring about: what it knows is not to be relied on. */
export class PostgresBroken extends Error {
  override readonly name = 'PostgresBroken';
}

/** Starts Postgres with what a data folder holds. */
export async function startPostgres(
  { wasm, files }: PostgresParts,
  dataFolder: Uint8Array<ArrayBuffer>,
  sources: Sources,
): Promise<Postgres> {
  const { pglite, breakPointer } = await startPglite({
    pgliteWasmModule: new assembly.Module(wasm) as NonNullable<PGliteOptions['pgliteWasmModule']>,
    fsBundle: new Blob([files]),
    loadDataDir: new Blob([dataFolder]),
    startParams: [...START_PARAMETERS],
    onStderr(text) {
      process.stderr.write(`${text}\n`);
      return false;
    },
  });
  const module = pglite.Module as unknown as PostgresModule;
  // Nothing outside can be run: to Postgres it looks as if the system had refused.
  pglite.handleExternalCmd = () => 0;
  const fileImages = createFileImages(module);
  for (const file of module.FS.readdir(LIBRARY_FOLDER)) {
    const isKept = LIBRARIES.some((name) => file === `${name}.so`);
    if (file.endsWith('.so') && !isKept) module.FS.unlink(`${LIBRARY_FOLDER}/${file}`);
  }
  for (const name of ['random', 'urandom']) {
    module.FS.unlink(`/dev/${name}`);
    module.FS.createDevice('/dev', name, sources.randomByte);
  }
  let input: Uint8Array = new Uint8Array();
  let readOffset = 0;
  let answer: (bytes: Uint8Array) => void = () => undefined;
  const read = module.addFunction((address, length) => {
    const part = input.subarray(readOffset, readOffset + length);
    module.HEAPU8.set(part, address);
    readOffset += part.length;
    return part.length;
  }, 'ipi');
  const write = module.addFunction((address, length) => {
    answer(module.HEAPU8.subarray(address, address + length));
    return length;
  }, 'ipi');
  module._pgl_set_rw_cbs(read, write);
  let latest: MemoryImage | undefined;

  function runOnce(): void {
    const stack = module.stackSave();
    try {
      module._PostgresMainLoopOnce();
    } catch (error) {
      if ((error as { readonly status?: unknown }).status !== LONGJMP_STATUS) {
        throw new PostgresBroken('Postgres ended', { cause: error });
      }
      module.stackRestore(stack);
      module._PostgresMainLongJmp();
    }
  }

  return {
    exchange(messages, onAnswer) {
      input = messages;
      readOffset = 0;
      answer = onAnswer;
      while (readOffset < messages.length || module._pq_buffer_remaining_data() > 0) runOnce();
      module._PostgresSendReadyForQueryIfNecessary();
      module._pgl_pq_flush();
    },
    cancel() {
      module.HEAPU8[module._QueryCancelPending] = 1;
      module.HEAPU8[module._InterruptPending] = 1;
    },
    save() {
      latest = saveMemory(module, breakPointer(), latest);
      return { memory: latest, files: fileImages.save(), chance: sources.checkpoint() };
    },
    restore({ memory, files: saved, chance }, isReset) {
      restoreMemory(module, memory);
      fileImages.restore(saved);
      if (isReset) sources.restore(chance);
      latest = memory;
    },
    memoryBytes: () => module.HEAPU8.length,
  };
}

/** @returns also where linear memory ends that Postgres has asked for, which PGlite does not tell. */
async function startPglite(options: PGliteOptions): Promise<{ pglite: PGlite; breakPointer: () => number }> {
  const { instantiate } = assembly;
  let exports: Readonly<Record<string, unknown>> = {};
  assembly.instantiate = async (module, imports) => {
    const instance = await instantiate(module, imports);
    if ('emscripten_get_sbrk_ptr' in instance.exports) exports = instance.exports;
    return instance;
  };
  try {
    const pglite = await PGlite.create(options);
    const module = pglite.Module as unknown as PostgresModule;
    const address = (exports['emscripten_get_sbrk_ptr'] as () => number)();
    return { pglite, breakPointer: () => new DataView(module.HEAPU8.buffer).getUint32(address, true) };
  } finally {
    assembly.instantiate = instantiate;
  }
}

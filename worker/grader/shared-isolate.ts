import { readFileSync } from 'node:fs';
import ivm from 'isolated-vm';
import { GRADER_EXIT } from '../../src/protocol/program-exit.ts';

const MEMORY_LIMIT_MB = 1_024;
/** Of each of the two that a grader may have. */
const HEAP_KEPT_BYTES = 40 * 1024 * 1024;
const GROUPS_AN_ISOLATE = 64;

/**
 * Suites share an isolate, which then has the test library compiled, but nothing that code can reach: each has globals
 * of its own. It is made when it is first asked for, and replaced before what suites leave behind adds up.
 */
export class SharedIsolate {
  readonly #snapshotPath: string;
  #snapshot: ivm.ExternalCopy<ArrayBuffer> | undefined;
  #isolate: ivm.Isolate | undefined;
  #groupsLeft = 0;

  constructor(snapshotPath: string) {
    this.#snapshotPath = snapshotPath;
  }

  /** An isolate for one more group. */
  require(): ivm.Isolate {
    const kept = this.#isolate;
    const isFresh = this.#groupsLeft > 0 && kept !== undefined && !kept.isDisposed;
    if (isFresh && kept.getHeapStatisticsSync().used_heap_size <= HEAP_KEPT_BYTES) {
      this.#groupsLeft -= 1;
      return kept;
    }
    if (kept?.isDisposed === false) kept.dispose();
    this.#groupsLeft = GROUPS_AN_ISOLATE - 1;
    this.#snapshot ??= readSnapshot(this.#snapshotPath);
    this.#isolate = new ivm.Isolate({
      snapshot: this.#snapshot,
      memoryLimit: MEMORY_LIMIT_MB,
      onCatastrophicError: () => process.exit(GRADER_EXIT.memoryLimit),
    });
    return this.#isolate;
  }
}

function readSnapshot(path: string): ivm.ExternalCopy<ArrayBuffer> {
  const bytes = readFileSync(path);
  return new ivm.ExternalCopy(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

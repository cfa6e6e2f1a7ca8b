import type { Draft, DraftSaved } from '../../protocol/solve/solve-view.ts';
import { ApiProblem, wordsFor } from '../api/problem.ts';
import { type Files, isSame } from '../files/files.ts';

/** Where a draft is. Whatever it says, all of it is kept on the device. */
export type DraftStatus =
  /** The server has all of it; null where nobody has saved anything yet. */
  | { readonly kind: 'saved'; readonly at: string | null }
  | { readonly kind: 'changed' }
  | { readonly kind: 'saving' }
  /** It could not be sent, and is tried again. */
  | { readonly kind: 'offline' }
  /** The server will not take it as it is. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** Somebody else saved meanwhile: another tab, or the command line. */
  | { readonly kind: 'conflict'; readonly theirs: Draft }
  /** The time is over, and this was not sent before. */
  | { readonly kind: 'over' };

/** What is kept on the device until the server has it. */
export type KeptDraft = { readonly baseRevision: number; readonly files: Files; readonly editedAt: number };

export type DraftPorts = {
  readonly save: (baseRevision: number, files: Files) => Promise<DraftSaved>;
  readonly load: () => Promise<Draft>;
  /** Keeps it on the device; forgets it where it is null. */
  readonly keep: (kept: KeptDraft | null) => void;
  /** @returns how to call it off */
  readonly schedule: (run: () => void, afterMs: number) => () => void;
  /** A monotonic clock, in ms. */
  readonly now: () => number;
  readonly onStatus: (status: DraftStatus) => void;
  /** Other files are to be shown than those that were written here. */
  readonly onReplace: (files: Files) => void;
};

const PAUSE_MS = 1_000;
/** While somebody types on and on, it is saved this often. */
const LONGEST_UNSAVED_MS = 4_000;
const RETRY_AFTER_MS = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000] as const;

/**
 * Brings what is written to the server, in order, and never over what somebody else saved. One save is on its way at a
 * time; what is written meanwhile goes with the next.
 */
export class DraftSync {
  readonly #ports: DraftPorts;
  #files: Files;
  #revision: number;
  #savedAt: string | null;
  #status: DraftStatus;
  /** What was sent and not answered: the server may have it, and then its newest draft is our own. */
  #inDoubt: Files[] = [];
  #isUnsent = false;
  #unsentSince = 0;
  #failures = 0;
  #saving: Promise<void> | undefined;
  #callOff = (): void => undefined;

  constructor(ports: DraftPorts, draft: Draft) {
    this.#ports = ports;
    this.#files = draft.files;
    this.#revision = draft.revision;
    this.#savedAt = draft.savedAt;
    this.#status = { kind: 'saved', at: draft.savedAt };
  }

  get files(): Files {
    return this.#files;
  }

  get status(): DraftStatus {
    return this.#status;
  }

  /** Goes on with what was kept on the device when the page was left. */
  resume(kept: KeptDraft): void {
    if (isSame(kept.files, this.#files)) {
      this.#ports.keep(null);
      return;
    }
    this.#ports.onReplace(kept.files);
    if (kept.baseRevision === this.#revision) {
      this.edit(kept.files);
      return;
    }
    const theirs = { revision: this.#revision, savedAt: this.#savedAt, files: [...this.#files] };
    this.#files = kept.files;
    this.#revision = kept.baseRevision;
    this.#isUnsent = true;
    this.#setStatus({ kind: 'conflict', theirs });
  }

  edit(files: Files): void {
    this.#files = files;
    if (!this.#isUnsent) this.#unsentSince = this.#ports.now();
    this.#isUnsent = true;
    this.#keep();
    if (this.#status.kind === 'conflict' || this.#status.kind === 'over') return;
    if (this.#status.kind !== 'saving' && this.#status.kind !== 'offline') this.#setStatus({ kind: 'changed' });
    if (this.#status.kind === 'offline') return;
    const leftMs = this.#unsentSince + LONGEST_UNSAVED_MS - this.#ports.now();
    this.#sendAfter(Math.max(0, Math.min(PAUSE_MS, leftMs)));
  }

  /** Sends at once what was not sent. Ends when the server has it, or would not have it. */
  async flush(): Promise<void> {
    this.#callOff();
    await this.#saving;
    if (this.#isUnsent && this.#status.kind !== 'conflict' && this.#status.kind !== 'over') await this.#send();
  }

  /** Ends a conflict by taking the one or the other; the other one is gone from the draft. */
  async resolve(choice: 'mine' | 'theirs'): Promise<void> {
    if (this.#status.kind !== 'conflict') return;
    const { theirs } = this.#status;
    this.#revision = theirs.revision;
    if (choice === 'theirs') {
      this.#take(theirs);
      return;
    }
    this.#setStatus({ kind: 'changed' });
    this.#keep();
    await this.flush();
  }

  /** Another tab of this device has saved: follows it where nothing was written here. */
  async follow(revision: number): Promise<void> {
    if (revision <= this.#revision || this.#isUnsent || this.#saving !== undefined) return;
    const theirs = await this.#ports.load().catch(() => undefined);
    if (theirs !== undefined && theirs.revision > this.#revision && !this.#isUnsent) this.#take(theirs);
  }

  #take(theirs: Draft): void {
    this.#files = theirs.files;
    this.#ports.onReplace(theirs.files);
    this.#settle(theirs.revision, theirs.savedAt);
  }

  async #send(): Promise<void> {
    this.#callOff();
    if (this.#saving !== undefined) return await this.#saving;
    this.#saving = this.#sendOnce().finally(() => {
      this.#saving = undefined;
    });
    await this.#saving;
  }

  async #sendOnce(): Promise<void> {
    const files = this.#files;
    this.#unsentSince = this.#ports.now();
    this.#setStatus({ kind: 'saving' });
    try {
      const { revision, savedAt } = await this.#ports.save(this.#revision, files);
      this.#afterSave(files, revision, savedAt);
    } catch (error) {
      await this.#afterFailure(error, files);
    }
  }

  #afterSave(files: Files, revision: number, savedAt: string | null): void {
    this.#failures = 0;
    this.#inDoubt = [];
    if (isSame(this.#files, files)) {
      this.#settle(revision, savedAt);
      return;
    }
    this.#revision = revision;
    this.#savedAt = savedAt;
    this.#keep();
    this.#setStatus({ kind: 'changed' });
    this.#sendAfter(PAUSE_MS);
  }

  async #afterFailure(error: unknown, sent: Files): Promise<void> {
    const status = error instanceof ApiProblem ? error.status : undefined;
    if (status === undefined || status >= 500) this.#inDoubt.push(sent);
    if (status === 409) await this.#meet();
    else if (status === 410) this.#setStatus({ kind: 'over' });
    else if (status === undefined || status >= 500 || status === 429) this.#retry();
    else this.#setStatus({ kind: 'refused', reason: wordsFor(error) });
  }

  /** Looks at what somebody else saved. It may be ours, of which the answer was lost. */
  async #meet(): Promise<void> {
    const theirs = await this.#ports.load().catch(() => undefined);
    if (theirs === undefined) {
      this.#retry();
      return;
    }
    if ([this.#files, ...this.#inDoubt].some((own) => isSame(theirs.files, own)))
      this.#afterSave(theirs.files, theirs.revision, theirs.savedAt);
    else this.#setStatus({ kind: 'conflict', theirs });
  }

  #retry(): void {
    this.#setStatus({ kind: 'offline' });
    const afterMs = RETRY_AFTER_MS[Math.min(this.#failures, RETRY_AFTER_MS.length - 1)] ?? 0;
    this.#failures += 1;
    this.#sendAfter(afterMs);
  }

  #settle(revision: number, savedAt: string | null): void {
    this.#callOff();
    this.#revision = revision;
    this.#savedAt = savedAt;
    this.#isUnsent = false;
    this.#ports.keep(null);
    this.#setStatus({ kind: 'saved', at: savedAt });
  }

  #sendAfter(ms: number): void {
    this.#callOff();
    this.#callOff = this.#ports.schedule(() => void this.#send(), ms);
  }

  #keep(): void {
    this.#ports.keep({ baseRevision: this.#revision, files: this.#files, editedAt: Date.now() });
  }

  #setStatus(status: DraftStatus): void {
    this.#status = status;
    this.#ports.onStatus(status);
  }
}

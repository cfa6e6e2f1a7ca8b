import { computed, signal } from '@preact/signals';
import type { CheckHead, CheckView, FolderView } from '../../../../protocol/challenge-folder-view.ts';
import { wordsFor } from '../../../api/problem.ts';
import { announce } from '../../../design/parts/announcer.tsx';
import { toast } from '../../../design/parts/toasts.tsx';
import { type DraftStatus, DraftSync, type KeptDraft } from '../../../draft/draft-sync.ts';
import { keepDraft, takeKeptDraft } from '../../../draft/kept-drafts.ts';
import type { EditedFiles, EditorPlace } from '../../../editor/edited-files.ts';
import { type Files, findFile, withFile, withoutFile, withRenamed } from '../../../files/files.ts';
import {
  cancelCheck,
  mendStatement,
  readCheck,
  readFolder,
  saveFolder,
  startCheck,
} from '../../api/authoring-client.ts';
import { readManifestDraft } from './manifest-draft.ts';

const POLL_EVERY_MS = 1_000;
/** What is kept on the device is told from candidates' drafts by it. */
const KEPT_AS = 'challenge-folder';

export type CasePane = 'files' | 'code' | 'side';

/** One challenge folder that somebody writes in this window: its files, how they are kept, its newest check. */
export class FolderWork implements EditedFiles {
  readonly slug: string;
  readonly readOnlyFiles: Files = [];
  readonly packages: readonly string[];
  readonly draft: DraftSync;
  readonly files = signal<Files>([]);
  readonly openPath = signal('');
  readonly replaced = signal(0);
  readonly place = signal<EditorPlace | undefined>(undefined);
  readonly pane = signal<CasePane>('code');
  readonly status = signal<DraftStatus>({ kind: 'saved', at: null });
  readonly revision = signal(0);
  /** What is wrong with the newest revision, as the server reads it. */
  readonly problems = signal<readonly string[]>([]);
  /** The number of the version that the newest revision became. */
  readonly version = signal<number | null>(null);
  /** The number of the published version from which the newest revision differs in its statement only. */
  readonly mends = signal<number | null>(null);
  readonly check = signal<CheckView | undefined>(undefined);
  /** Why the check could not be begun, or be asked about. */
  readonly checkFailure = signal<string | undefined>(undefined);
  readonly isStarting = signal(false);
  readonly isSaved = computed(() => this.status.value.kind === 'saved');
  readonly isChecking = computed(() => this.isStarting.value || isUnderWay(this.check.value));
  /** Whether the newest check is of what is here now. */
  readonly isCheckCurrent = computed(() => this.isSaved.value && this.check.value?.revision === this.revision.value);
  readonly isProven = computed(() => this.isCheckCurrent.value && this.check.value?.isGreen === true);
  /** As it was when it could last be read. */
  readonly title = computed<string>(() => {
    this.#title = readManifestDraft(this.files.value).title ?? this.#title;
    return this.#title ?? this.slug;
  });
  #title: string | undefined;
  #isClosed = false;

  private constructor(folder: FolderView) {
    this.slug = folder.slug;
    this.packages = [...readManifestDraft(folder.files).dependencies, 'minicase'];
    const channel = new BroadcastChannel(`minicase/${KEPT_AS}/${folder.slug}`);
    this.draft = new DraftSync(
      {
        save: async (base, files) => {
          const saved = await saveFolder(folder.slug, base, files);
          this.#take(saved);
          channel.postMessage(saved.revision);
          return saved;
        },
        load: async () => {
          const loaded = await readFolder(folder.slug);
          this.#take(loaded);
          return loaded;
        },
        keep: (kept) => void keepDraft(KEPT_AS, folder.slug, kept).catch(() => undefined),
        schedule: (run, ms) => {
          const timer = setTimeout(run, ms);
          return () => clearTimeout(timer);
        },
        now: () => performance.now(),
        onStatus: (status) => {
          this.status.value = status;
        },
        onReplace: (files) => this.#show(files),
      },
      folder,
    );
    channel.addEventListener('message', ({ data }) => {
      if (typeof data === 'number') void this.draft.follow(data);
    });
    this.status.value = this.draft.status;
    this.files.value = folder.files;
    this.openPath.value = findFile(folder.files, 'statement.md')?.path ?? folder.files[0]?.path ?? '';
    this.#take(folder);
  }

  static async open(slug: string): Promise<FolderWork> {
    const nothing = (): KeptDraft | undefined => undefined;
    const [folder, kept] = await Promise.all([readFolder(slug), takeKeptDraft(KEPT_AS, slug).catch(nothing)]);
    const work = new FolderWork(folder);
    if (kept !== undefined) work.draft.resume(kept);
    if (folder.check !== null) void work.#follow(folder.check);
    return work;
  }

  /** Nothing is asked any more. */
  close(): void {
    this.#isClosed = true;
  }

  isReadOnly(): boolean {
    return false;
  }

  contentOf(path: string): string {
    return findFile(this.files.peek(), path)?.content ?? '';
  }

  write(path: string, content: string): void {
    this.#edit(withFile(this.files.peek(), path, content));
  }

  /** @param where a path, with `:line` where there is one */
  goTo(where: string): void {
    const [, path = where, line] = /^(.*?)(?::(\d+))?$/.exec(where) ?? [];
    const found = this.#nearest(path);
    if (found === undefined) {
      toast(`There is no ${path} any more.`);
      return;
    }
    this.pane.value = 'code';
    this.openPath.value = found;
    if (line !== undefined) this.place.value = { path: found, line: Number(line) };
  }

  add(files: Files): void {
    this.#edit([...this.files.peek(), ...files]);
    const [first] = files;
    if (first !== undefined) this.openPath.value = first.path;
    this.pane.value = 'code';
  }

  rename(from: string, to: string): void {
    this.#edit(withRenamed(this.files.peek(), from, to));
    if (this.openPath.peek() === from) this.openPath.value = to;
  }

  moveFolder(from: string, to: string): void {
    const moved = (path: string) => (path.startsWith(`${from}/`) ? to + path.slice(from.length) : path);
    this.#edit(this.files.peek().map(({ path, content }) => ({ path: moved(path), content })));
    this.openPath.value = moved(this.openPath.peek());
  }

  remove(path: string): void {
    this.#edit(withoutFile(this.files.peek(), path));
    this.#openAnother();
  }

  removeFolder(folder: string): void {
    this.#edit(this.files.peek().filter(({ path }) => !path.startsWith(`${folder}/`)));
    this.#openAnother();
  }

  async startCheck(): Promise<void> {
    if (this.isChecking.peek()) return;
    this.isStarting.value = true;
    this.checkFailure.value = undefined;
    try {
      await this.draft.flush();
      if (!this.isSaved.peek()) throw new Error('It could not be saved, and so not be checked: save it first.');
      announce('The check begins.');
      const head = await startCheck(this.slug);
      void this.#follow(head);
    } catch (error) {
      this.checkFailure.value = wordsFor(error);
    } finally {
      this.isStarting.value = false;
    }
  }

  async cancelCheck(): Promise<void> {
    const check = this.check.peek();
    if (check === undefined) return;
    try {
      this.check.value = await cancelCheck(check.id);
    } catch (error) {
      this.checkFailure.value = wordsFor(error);
    }
  }

  async mendStatement(): Promise<void> {
    this.#take(await mendStatement(this.slug));
  }

  /** Asks until it is over, or another one is asked about. */
  async #follow({ id }: CheckHead): Promise<void> {
    for (let isFirst = true; !this.#isClosed; isFirst = false) {
      if (!isFirst && this.check.peek()?.id !== id) return;
      try {
        const check = await readCheck(id);
        if (!isFirst && this.check.peek()?.id !== id) return;
        const wasUnderWay = !isFirst && isUnderWay(this.check.peek());
        this.check.value = check;
        this.checkFailure.value = undefined;
        if (!isUnderWay(check)) {
          if (wasUnderWay) announce(check.isGreen === true ? 'The check is green.' : 'The check is over.');
          return;
        }
      } catch (error) {
        this.checkFailure.value = wordsFor(error);
        if (isFirst) return;
      }
      await new Promise((resolve) => setTimeout(resolve, POLL_EVERY_MS));
    }
  }

  #take({ revision, problems, version, mends }: FolderView): void {
    this.revision.value = revision;
    this.problems.value = problems;
    this.version.value = version;
    this.mends.value = mends;
  }

  #edit(files: Files): void {
    this.files.value = files;
    this.draft.edit(files);
  }

  #show(files: Files): void {
    this.files.value = files;
    this.replaced.value += 1;
    this.#openAnother();
  }

  #openAnother(): void {
    const files = this.files.peek();
    if (findFile(files, this.openPath.peek()) === undefined) this.openPath.value = files[0]?.path ?? '';
  }

  /** The file of a path, or the first one in the folder of that path. */
  #nearest(path: string): string | undefined {
    const files = this.files.peek();
    return (findFile(files, path) ?? files.find((file) => file.path.startsWith(`${path}/`)))?.path;
  }
}

export function isUnderWay(check: Pick<CheckHead, 'state'> | undefined): boolean {
  return check?.state === 'queued' || check?.state === 'running';
}

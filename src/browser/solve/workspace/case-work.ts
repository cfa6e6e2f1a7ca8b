import { computed, signal } from '@preact/signals';
import type { JudgingKind } from '../../../domain/judging.ts';
import type { SolveCaseView, SolveSubmissionHead } from '../../../protocol/solve/solve-view.ts';
import { announce } from '../../design/parts/announcer.tsx';
import { type DraftStatus, DraftSync, type KeptDraft } from '../../draft/draft-sync.ts';
import { keepDraft, takeKeptDraft } from '../../draft/kept-drafts.ts';
import type { EditedFiles } from '../../editor/edited-files.ts';
import { changesBetween, type Files, findFile, withFile, withoutFile, withRenamed } from '../../files/files.ts';
import { describeOutcome } from '../../run/describe-run.ts';
import { isOver, type Run, type RunPorts, runFiles } from '../../run/run.ts';
import type { SolveClient } from '../api/solve-client.ts';

export type Panel = 'results' | 'console' | 'history';
export type Pane = 'statement' | 'code' | 'results';

/** One case that somebody works on in this window: its files, its draft, its runs. */
export class CaseWork implements EditedFiles {
  readonly client: SolveClient;
  readonly view: SolveCaseView;
  readonly readOnlyFiles: Files;
  readonly packages: readonly string[];
  readonly draft: DraftSync;
  readonly files = signal<Files>([]);
  /** Counts how often the files were replaced from outside the editor, which is then to show others. */
  readonly replaced = signal(0);
  readonly openPath = signal('');
  readonly status = signal<DraftStatus>({ kind: 'saved', at: null });
  readonly run = signal<Run | undefined>(undefined);
  readonly history = signal<readonly SolveSubmissionHead[] | undefined>(undefined);
  readonly panel = signal<Panel>('results');
  readonly pane = signal<Pane>('statement');
  readonly isRunning = computed(() => this.run.value !== undefined && !isOver(this.run.value));
  readonly changed = computed(() => changesBetween(this.view.starter, this.files.value));
  /** How many more submissions count; null without a limit. */
  readonly submissionsLeft = computed(() => {
    const most = this.view.submissionsAtMost;
    if (most === null) return null;
    const known = this.history.value?.filter(({ kind, state }) => kind === 'submission' && state !== 'aborted').length;
    return Math.max(0, most - Math.max(known ?? 0, this.view.submissionsUsed));
  });

  private constructor(
    invitation: string,
    client: SolveClient,
    view: SolveCaseView,
    draft: ConstructorParameters<typeof DraftSync>[1],
  ) {
    this.client = client;
    this.view = view;
    this.readOnlyFiles = view.sampleTests;
    this.packages = Object.keys(view.dependencies);
    const channel = new BroadcastChannel(`minicase/${invitation}/${view.slug}`);
    this.draft = new DraftSync(
      {
        save: async (base, files) => {
          const saved = await client.saveDraft(view.slug, base, files);
          channel.postMessage(saved.revision);
          return saved;
        },
        load: () => client.readDraft(view.slug),
        keep: (kept) => void keepDraft(invitation, view.slug, kept).catch(() => undefined),
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
      draft,
    );
    channel.addEventListener('message', ({ data }) => {
      if (typeof data === 'number') void this.draft.follow(data);
    });
    this.status.value = this.draft.status;
    this.files.value = draft.files;
    this.openPath.value = findFile(draft.files, view.entry)?.path ?? draft.files[0]?.path ?? '';
  }

  static async open(invitation: string, client: SolveClient, slug: string): Promise<CaseWork> {
    const nothing = (): KeptDraft | undefined => undefined;
    const [view, draft, kept] = await Promise.all([
      client.readCase(slug),
      client.readDraft(slug),
      takeKeptDraft(invitation, slug).catch(nothing),
    ]);
    const work = new CaseWork(invitation, client, view, draft);
    if (kept !== undefined) work.draft.resume(kept);
    void work.readHistory();
    return work;
  }

  /** Whether a path is one of the given tests, which can be read and not written. */
  isReadOnly(path: string): boolean {
    return findFile(this.files.value, path) === undefined && findFile(this.view.sampleTests, path) !== undefined;
  }

  contentOf(path: string): string {
    return (findFile(this.files.peek(), path) ?? findFile(this.view.sampleTests, path))?.content ?? '';
  }

  write(path: string, content: string): void {
    this.#edit(withFile(this.files.peek(), path, content));
  }

  create(path: string): void {
    this.#edit(withFile(this.files.peek(), path, ''));
    this.openPath.value = path;
  }

  rename(from: string, to: string): void {
    this.#edit(withRenamed(this.files.peek(), from, to));
    if (this.openPath.peek() === from) this.openPath.value = to;
  }

  remove(path: string): void {
    this.#edit(withoutFile(this.files.peek(), path));
    if (this.openPath.peek() === path) this.openPath.value = this.files.peek()[0]?.path ?? '';
  }

  /** Takes other files in place of all there are. */
  replaceAll(files: Files): void {
    this.#show(files);
    this.draft.edit(files);
  }

  async start(kind: JudgingKind): Promise<void> {
    if (this.isRunning.peek()) return;
    this.panel.value = 'results';
    this.pane.value = 'results';
    announce(kind === 'sample' ? 'The samples run.' : 'Your solution is submitted.');
    const run = await runFiles(this.#runPorts(kind), kind, (changed) => {
      this.run.value = changed;
    });
    announce(describeOutcome(run));
    await this.readHistory();
  }

  async readHistory(): Promise<void> {
    const heads = await this.client.listSubmissions(this.view.slug).catch(() => undefined);
    if (heads !== undefined) this.history.value = heads;
  }

  #runPorts(kind: JudgingKind): RunPorts {
    const { client, view } = this;
    const files = this.files.peek();
    return {
      submit: async (key) => (await client.submit(view.slug, kind, files, key)).id,
      read: (id) => client.readSubmission(id),
      eventsAddress: (id) => client.eventsAddress(id),
    };
  }

  #edit(files: Files): void {
    this.files.value = files;
    this.draft.edit(files);
  }

  #show(files: Files): void {
    this.files.value = files;
    this.replaced.value += 1;
    if (!this.isReadOnly(this.openPath.peek()) && findFile(files, this.openPath.peek()) === undefined)
      this.openPath.value = files[0]?.path ?? '';
  }
}

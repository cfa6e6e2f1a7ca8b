import { computed, signal } from '@preact/signals';
import type { JudgingKind } from '../../../../domain/judging.ts';
import type { VersionView } from '../../../../protocol/version-view.ts';
import { announce } from '../../../design/parts/announcer.tsx';
import type { EditedFiles } from '../../../editor/edited-files.ts';
import { type Files, findFile, withFile } from '../../../files/files.ts';
import { describeOutcome } from '../../../run/describe-run.ts';
import { isOver, type Run, type RunPorts, runFiles } from '../../../run/run.ts';
import { readTrial, submitTrial, trialEvents } from '../../api/authoring-client.ts';

export type PreviewPane = 'statement' | 'code' | 'results';

const STARTER = 'starter/';

/** A version as a candidate has it: its starter to write in, and its samples to read. Nothing of it is kept. */
export class PreviewWork implements EditedFiles {
  readonly readOnlyFiles: Files;
  readonly packages: readonly string[];
  readonly files;
  readonly openPath;
  readonly replaced = signal(0);
  readonly pane = signal<PreviewPane>('statement');
  readonly run = signal<Run | undefined>(undefined);
  readonly isRunning = computed(() => this.run.value !== undefined && !isOver(this.run.value));
  readonly #version: VersionView;
  readonly #sender: string;

  /** @param sender who tries it, for the record */
  constructor(version: VersionView, sender: string) {
    const { files, manifest } = version;
    const samples = new Set(
      manifest.groups.filter(({ visibility }) => visibility === 'sample').map(({ file }) => file as string),
    );
    const starter = files
      .filter(({ path }) => path.startsWith(STARTER))
      .map(({ path, content }) => ({ path: path.slice(STARTER.length), content }));
    this.#version = version;
    this.#sender = sender;
    this.readOnlyFiles = files.filter(({ path }) => samples.has(path));
    this.packages = manifest.dependencies;
    this.files = signal<Files>(starter);
    this.openPath = signal(findFile(starter, manifest.entry)?.path ?? starter[0]?.path ?? '');
  }

  isReadOnly(path: string): boolean {
    return findFile(this.files.value, path) === undefined;
  }

  contentOf(path: string): string {
    return (findFile(this.files.peek(), path) ?? findFile(this.readOnlyFiles, path))?.content ?? '';
  }

  write(path: string, content: string): void {
    this.files.value = withFile(this.files.peek(), path, content);
  }

  /** Takes the model solution, where the version has one, in place of what is written. */
  takeModel(): void {
    this.files.value = this.#version.model ?? [];
    this.replaced.value += 1;
    if (findFile(this.files.peek(), this.openPath.peek()) === undefined)
      this.openPath.value = this.#version.manifest.entry;
  }

  async start(kind: JudgingKind): Promise<void> {
    if (this.isRunning.peek()) return;
    this.pane.value = 'results';
    announce(kind === 'sample' ? 'The samples run.' : 'All tests run.');
    const run = await runFiles(this.#portsOf(kind), kind, (changed) => {
      this.run.value = changed;
    });
    announce(describeOutcome(run));
  }

  #portsOf(kind: JudgingKind): RunPorts {
    const { challenge, number } = this.#version;
    const files = this.files.peek();
    return {
      submit: async (key) =>
        (await submitTrial({ challenge, version: number, candidate: this.#sender, kind, files }, key)).id,
      read: async (id) => {
        const judging = (await readTrial(id)).judgings.at(-1);
        if (judging === undefined) throw new Error('It was sent, and never judged: try it again.');
        return { judging };
      },
      eventsAddress: trialEvents,
    };
  }
}

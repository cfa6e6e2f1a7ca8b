import type { SourceFile } from '../../domain/source-file.ts';
import type { Completion, CompletionText, Mistake, TypeHint } from './type-answers.ts';

type Files = readonly SourceFile[];

export type TypeQuestion =
  | { readonly ask: 'open'; readonly files: Files; readonly packages: readonly string[] }
  | { readonly ask: 'files'; readonly files: Files }
  | { readonly ask: 'write'; readonly path: string; readonly text: string }
  | { readonly ask: 'mistakes'; readonly id: number; readonly path: string }
  | { readonly ask: 'complete' | 'hint'; readonly id: number; readonly path: string; readonly position: number }
  | {
      readonly ask: 'describe';
      readonly id: number;
      readonly path: string;
      readonly position: number;
      readonly completion: Completion;
    };

type Asked = { readonly resolve: (answer: unknown) => void };

/** The type checker in a worker of its own. Where it cannot run, there are no types, and all else works. */
export class TypeClient {
  readonly #worker: Worker;
  readonly #asked = new Map<number, Asked>();
  #lastId = 0;

  constructor(address: string, files: Files, packages: readonly string[]) {
    this.#worker = new Worker(address, { type: 'module', name: 'types' });
    this.#worker.addEventListener(
      'message',
      ({ data }: MessageEvent<{ readonly id: number; readonly answer: unknown }>) => {
        this.#asked.get(data.id)?.resolve(data.answer);
        this.#asked.delete(data.id);
      },
    );
    this.#tell({ ask: 'open', files, packages });
  }

  setFiles(files: Files): void {
    this.#tell({ ask: 'files', files });
  }

  write(path: string, text: string): void {
    this.#tell({ ask: 'write', path, text });
  }

  findMistakes(path: string): Promise<readonly Mistake[]> {
    return this.#ask((id) => ({ ask: 'mistakes', id, path }));
  }

  complete(
    path: string,
    position: number,
  ): Promise<{ readonly from: number; readonly completions: readonly Completion[] }> {
    return this.#ask((id) => ({ ask: 'complete', id, path, position }));
  }

  describe(path: string, position: number, completion: Completion): Promise<CompletionText> {
    return this.#ask((id) => ({ ask: 'describe', id, path, position, completion }));
  }

  findHint(path: string, position: number): Promise<TypeHint | null> {
    return this.#ask((id) => ({ ask: 'hint', id, path, position }));
  }

  close(): void {
    this.#worker.terminate();
  }

  #tell(question: TypeQuestion): void {
    this.#worker.postMessage(question);
  }

  #ask<T>(make: (id: number) => TypeQuestion): Promise<T> {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve) => {
      this.#asked.set(id, { resolve: (answer) => resolve(answer as T) });
      this.#tell(make(id));
    });
  }
}

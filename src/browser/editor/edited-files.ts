import type { ReadonlySignal } from '@preact/signals';
import type { Files } from '../files/files.ts';

/** Where in a file somebody is to be led; the same place again is another object. */
export type EditorPlace = { readonly path: string; readonly line: number };

/** Files that are written in an editor, whatever they are. */
export type EditedFiles = {
  readonly files: ReadonlySignal<Files>;
  /** Files beside them, which can be read and not written. */
  readonly readOnlyFiles: Files;
  /** The npm packages that they may import. */
  readonly packages: readonly string[];
  readonly openPath: ReadonlySignal<string>;
  /** Counts how often the files were replaced from outside the editor, which is then to show others. */
  readonly replaced: ReadonlySignal<number>;
  readonly place?: ReadonlySignal<EditorPlace | undefined>;
  readonly isReadOnly: (path: string) => boolean;
  readonly contentOf: (path: string) => string;
  readonly write: (path: string, content: string) => void;
};

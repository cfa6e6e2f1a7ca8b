import { closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { bracketMatching, foldGutter, foldKeymap, indentOnInput, indentUnit } from '@codemirror/language';
import { lintGutter, lintKeymap } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { Compartment, EditorState, type Extension } from '@codemirror/state';
import {
  crosshairCursor,
  drawSelection,
  dropCursor,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
  rectangularSelection,
} from '@codemirror/view';
import { useEffect, useRef } from 'preact/hooks';
import { TypeClient } from '../typescript/type-client.ts';
import type { EditedFiles } from './edited-files.ts';
import { languageOf } from './language-of.ts';
import { type Preferences, preferences } from './preferences.ts';
import './editor.css';
import { editorTheme, styleNonce } from './theme.ts';
import { typeExtensions } from './type-extensions.ts';
import { typeOverSelection } from './type-over-selection.ts';

const keys = new Compartment();
const wrapping = new Compartment();

/** One file at a time, each with its own history of changes. */
export function CodeEditor({ work }: { readonly work: EditedFiles }) {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor | undefined>(undefined);
  const path = work.openPath.value;
  const replaced = work.replaced.value;
  const paths = work.files.value.map((file) => file.path).join('\n');
  const wanted = preferences.value;
  useEffect(() => {
    if (host.current === null) return;
    const opened = new Editor(host.current, work);
    editor.current = opened;
    return () => opened.close();
  }, [work]);
  useEffect(() => editor.current?.forget(), [replaced]);
  useEffect(() => editor.current?.noteFiles(), [paths, replaced]);
  const place = work.place?.value;
  useEffect(() => editor.current?.open(path), [path, replaced]);
  useEffect(() => {
    if (place !== undefined && place.path === path) editor.current?.goTo(place.line);
  }, [place, path, replaced]);
  useEffect(() => void editor.current?.apply(wanted), [wanted.keys, wanted.wrapsLines, path, replaced]);
  return <div ref={host} class="code-editor" />;
}

class Editor {
  readonly #work: EditedFiles;
  readonly #view: EditorView;
  readonly #types: TypeClient | undefined;
  readonly #states = new Map<string, EditorState>();
  #path: string | undefined;

  constructor(host: HTMLElement, work: EditedFiles) {
    this.#work = work;
    this.#view = new EditorView({ parent: host, state: EditorState.create({ extensions: [styleNonce()] }) });
    this.#types = openTypes(work);
  }

  open(path: string): void {
    if (this.#path !== undefined) this.#states.set(this.#path, this.#view.state);
    this.#path = path;
    this.#view.setState(this.#states.get(path) ?? this.#makeState(path));
  }

  /** @param line from 1 */
  goTo(line: number): void {
    const { doc } = this.#view.state;
    const { from } = doc.line(Math.min(Math.max(1, line), doc.lines));
    this.#view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: 'center' }) });
    this.#view.focus();
  }

  /** What is known of files is not true any more: they were replaced. */
  forget(): void {
    this.#path = undefined;
    this.#states.clear();
  }

  /** Files were added, taken away or renamed. */
  noteFiles(): void {
    this.#types?.setFiles(readableFiles(this.#work));
    const paths = new Set(readableFiles(this.#work).map((file) => file.path));
    for (const path of [...this.#states.keys()]) if (!paths.has(path)) this.#states.delete(path);
  }

  async apply(wanted: Preferences): Promise<void> {
    const extension = await loadKeys(wanted.keys);
    this.#view.dispatch({
      effects: [
        keys.reconfigure(extension),
        wrapping.reconfigure(isWrapped(wanted, this.#path) ? EditorView.lineWrapping : []),
      ],
    });
  }

  close(): void {
    this.#types?.close();
    this.#view.destroy();
  }

  #makeState(path: string): EditorState {
    const isReadOnly = this.#work.isReadOnly(path);
    return EditorState.create({
      doc: this.#work.contentOf(path),
      extensions: [
        keys.of([]),
        wrapping.of([]),
        BASICS,
        languageOf(path),
        this.#types === undefined ? [] : typeExtensions(this.#types, path, isReadOnly),
        EditorState.readOnly.of(isReadOnly),
        EditorView.contentAttributes.of({ 'aria-label': isReadOnly ? `${path}, read only` : path, tabindex: '0' }),
        EditorView.updateListener.of(({ docChanged, state }) => {
          if (docChanged) this.#write(path, state.doc.toString());
        }),
      ],
    });
  }

  #write(path: string, text: string): void {
    this.#types?.write(path, text);
    this.#work.write(path, text);
  }
}

const BASICS: Extension = [
  styleNonce(),
  editorTheme,
  lineNumbers(),
  foldGutter(),
  lintGutter(),
  history(),
  typeOverSelection,
  drawSelection(),
  dropCursor(),
  highlightSpecialChars(),
  highlightActiveLine(),
  highlightActiveLineGutter(),
  highlightSelectionMatches(),
  rectangularSelection(),
  crosshairCursor(),
  EditorState.allowMultipleSelections.of(true),
  EditorState.tabSize.of(2),
  indentUnit.of('  '),
  indentOnInput(),
  bracketMatching(),
  closeBrackets(),
  search({ top: true }),
  keymap.of([
    ...closeBracketsKeymap,
    ...completionKeymap,
    ...lintKeymap,
    ...searchKeymap,
    ...historyKeymap,
    ...foldKeymap,
    indentWithTab,
    ...defaultKeymap.filter(({ key }) => key !== 'Mod-Enter'),
  ]),
];

function readableFiles({ files, readOnlyFiles }: EditedFiles) {
  const own = files.peek();
  return [...own, ...readOnlyFiles.filter(({ path }) => !own.some((file) => file.path === path))];
}

function openTypes(work: EditedFiles): TypeClient | undefined {
  const address = document.getElementById('entry')?.dataset['types'];
  if (address === undefined || typeof Worker === 'undefined') return undefined;
  return new TypeClient(address, readableFiles(work), [...work.packages, 'vitest']);
}

/** Prose has lines as long as they come. */
function isWrapped({ wrapsLines }: Preferences, path: string | undefined): boolean {
  return wrapsLines || path?.endsWith('.md') === true;
}

async function loadKeys(kind: Preferences['keys']): Promise<Extension> {
  if (kind === 'vim') return (await import('./vim-keys.ts')).vimKeys();
  if (kind === 'emacs') return (await import('@replit/codemirror-emacs')).emacs();
  return [];
}

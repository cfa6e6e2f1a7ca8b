import { defaultKeymap } from '@codemirror/commands';
import { EditorState } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { useEffect, useRef } from 'preact/hooks';
import { languageOf } from '../../../editor/language-of.ts';
import { editorTheme, styleNonce } from '../../../editor/theme.ts';
import { type LinePlaces, linePlaces, setLinePlaces } from './line-place.ts';
import { type MarkedLines, markedLines, setMarkedLines } from './marked-lines.ts';

type CodeViewProps = {
  readonly path: string;
  readonly content: string;
  readonly changed?: readonly number[];
  /** A line to be led to. */
  readonly target?: number | undefined;
  /** Whether to look at the first line that changed, whenever that is another. */
  readonly followsChanges?: boolean;
  readonly places?: LinePlaces;
  /** Somebody wants to say something about a line: by its number, or by C where the cursor is. */
  readonly onLine?: ((line: number) => void) | undefined;
};

const NONE: readonly number[] = [];
const NOWHERE: LinePlaces = new Map();

/** A file to read, and to point at. The cursor goes through it by keyboard, and nothing can be changed. */
export function CodeView(props: CodeViewProps) {
  const { path, content, changed = NONE, target, followsChanges = false, places = NOWHERE } = props;
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | undefined>(undefined);
  const onLine = useRef(props.onLine);
  onLine.current = props.onLine;
  const canPoint = props.onLine !== undefined;
  useEffect(() => {
    if (host.current === null) return;
    const opened = new EditorView({ parent: host.current, state: stateOf(path, content, canPoint, onLine) });
    view.current = opened;
    return () => opened.destroy();
  }, []);
  const shown = useRef({ path, content });
  useEffect(() => {
    const { current } = view;
    if (current === undefined) return;
    if (shown.current.path !== path) current.setState(stateOf(path, content, canPoint, onLine));
    else if (shown.current.content !== content) replace(current, content);
    shown.current = { path, content };
    current.dispatch({ effects: setMarkedLines.of({ changed, target: target ?? null } satisfies MarkedLines) });
    if (followsChanges && changed[0] !== undefined) lookAt(current, changed[0]);
  }, [path, content, changed, target, followsChanges]);
  useEffect(() => view.current?.dispatch({ effects: setLinePlaces.of(places) }), [path, content, places]);
  useEffect(() => {
    if (target === undefined || view.current === undefined) return;
    const { doc } = view.current.state;
    view.current.dispatch({ selection: { anchor: doc.line(Math.min(target, doc.lines)).from } });
    lookAt(view.current, target);
  }, [path, target]);
  return <div ref={host} class="code-view" />;
}

function stateOf(
  path: string,
  content: string,
  canPoint: boolean,
  onLine: { readonly current: ((line: number) => void) | undefined },
): EditorState {
  return EditorState.create({
    doc: content,
    extensions: [
      styleNonce(),
      editorTheme,
      languageOf(path),
      lineNumbers(
        canPoint
          ? {
              domEventHandlers: {
                click: (view, { from }) => {
                  onLine.current?.(view.state.doc.lineAt(from).number);
                  return true;
                },
              },
            }
          : {},
      ),
      drawSelection(),
      highlightSpecialChars(),
      highlightActiveLine(),
      highlightActiveLineGutter(),
      markedLines,
      linePlaces,
      EditorState.readOnly.of(true),
      EditorState.tabSize.of(2),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({
        'aria-label': `${path}, read only`,
        'aria-readonly': 'true',
        inputmode: 'none',
        tabindex: '0',
      }),
      keymap.of([
        {
          key: 'c',
          run: ({ state }) => {
            onLine.current?.(state.doc.lineAt(state.selection.main.head).number);
            return onLine.current !== undefined;
          },
        },
        ...defaultKeymap,
      ]),
    ],
  });
}

/** Changes what has changed, so that the place that is looked at stays. */
function replace(view: EditorView, content: string): void {
  const old = view.state.doc.toString();
  let start = 0;
  while (start < old.length && start < content.length && old[start] === content[start]) start += 1;
  let end = 0;
  const room = Math.min(old.length, content.length) - start;
  while (end < room && old[old.length - 1 - end] === content[content.length - 1 - end]) end += 1;
  view.dispatch({ changes: { from: start, to: old.length - end, insert: content.slice(start, content.length - end) } });
}

function lookAt(view: EditorView, line: number): void {
  const { doc } = view.state;
  const at = doc.line(Math.min(Math.max(1, line), doc.lines)).from;
  view.dispatch({ effects: EditorView.scrollIntoView(at, { y: 'center' }) });
}

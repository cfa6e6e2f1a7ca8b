import { MergeView, unifiedMergeView } from '@codemirror/merge';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView, lineNumbers } from '@codemirror/view';
import { useEffect, useRef, useState } from 'preact/hooks';
import { languageOf } from '../../editor/language-of.ts';
import { editorTheme, styleNonce } from '../../editor/theme.ts';

type SideBySideProps = {
  readonly path: string;
  readonly left: string;
  readonly right: string;
  readonly names: readonly [left: string, right: string];
};

const COLLAPSED = { margin: 3, minSize: 8 } as const;
const ROOMY = matchMedia('(width >= 56rem)');

/** Two texts with the same lines beside each other; in narrow windows beneath each other, in one column. */
export function SideBySide({ path, left, right, names }: SideBySideProps) {
  const host = useRef<HTMLDivElement>(null);
  const [isRoomy, setRoomy] = useState(ROOMY.matches);
  useEffect(() => {
    const update = () => setRoomy(ROOMY.matches);
    ROOMY.addEventListener('change', update);
    return () => ROOMY.removeEventListener('change', update);
  }, []);
  useEffect(() => {
    const parent = host.current;
    if (parent === null) return undefined;
    const view = isRoomy ? openBeside(parent) : openBeneath(parent);
    return () => view.destroy();
  }, [path, left, right, isRoomy]);
  const openBeside = (parent: HTMLElement) =>
    new MergeView({
      parent,
      a: { doc: left, extensions: readOnly(path, `${path} of ${names[0]}`) },
      b: { doc: right, extensions: readOnly(path, `${path} of ${names[1]}`) },
      gutter: true,
      collapseUnchanged: COLLAPSED,
    });
  const openBeneath = (parent: HTMLElement) => {
    const changes = unifiedMergeView({
      original: left,
      mergeControls: false,
      gutter: true,
      collapseUnchanged: COLLAPSED,
    });
    const extensions = [readOnly(path, `${path}: ${names[0]}, then ${names[1]}`), changes];
    return new EditorView({ parent, state: EditorState.create({ doc: right, extensions }) });
  };
  return (
    <>
      {isRoomy ? null : (
        <p class="small soft">
          <span class="bad">−</span> {names[0]}, <span class="good">+</span> {names[1]}
        </p>
      )}
      <div ref={host} class="side-by-side" />
    </>
  );
}

/** Beside each other, what is on the left only is as what was taken away. */
const leftIsOld = EditorView.theme({
  '&.cm-merge-a .cm-changedLine': { backgroundColor: 'var(--bad-tint)' },
  '&.cm-merge-a .cm-changedText': { boxShadow: 'inset 0 -2px var(--bad)' },
});

function readOnly(path: string, label: string): Extension {
  return [
    styleNonce(),
    editorTheme,
    leftIsOld,
    languageOf(path),
    lineNumbers(),
    EditorView.lineWrapping,
    EditorState.readOnly.of(true),
    EditorView.editable.of(false),
    EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
  ];
}

import { unifiedMergeView } from '@codemirror/merge';
import { EditorState } from '@codemirror/state';
import { EditorView, lineNumbers } from '@codemirror/view';
import { useEffect, useRef } from 'preact/hooks';
import { languageOf } from '../editor/language-of.ts';
import { editorTheme, styleNonce } from '../editor/theme.ts';

type TextDiffProps = { readonly path: string; readonly before: string; readonly after: string };

export function TextDiff({ path, before, after }: TextDiffProps) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (host.current === null) return;
    const state = EditorState.create({
      doc: after,
      extensions: [
        styleNonce(),
        editorTheme,
        languageOf(path),
        lineNumbers(),
        EditorView.lineWrapping,
        EditorState.readOnly.of(true),
        EditorView.editable.of(false),
        EditorView.contentAttributes.of({ 'aria-label': `What differs in ${path}`, tabindex: '0' }),
        unifiedMergeView({
          original: before,
          mergeControls: false,
          gutter: true,
          collapseUnchanged: { margin: 3, minSize: 6 },
        }),
      ],
    });
    const view = new EditorView({ parent: host.current, state });
    return () => view.destroy();
  }, [path, before, after]);
  return <div ref={host} class="text-diff" />;
}

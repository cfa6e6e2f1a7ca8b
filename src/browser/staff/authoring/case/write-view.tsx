import { useState } from 'preact/hooks';
import { lazy } from '../../../design/parts/lazy.tsx';
import { Tabs } from '../../../design/parts/tabs.tsx';
import { preferences } from '../../../editor/preferences.ts';
import { type Asking, FileDialog } from './file-dialog.tsx';
import { FileTree } from './file-tree.tsx';
import type { FolderWork } from './folder-work.ts';
import { SidePanel } from './side-panel.tsx';

const CodeEditor = lazy(
  async () => (await import('../../../editor/code-editor.tsx')).CodeEditor,
  <div class="editor-waiting" aria-busy="true">
    <p class="visually-hidden">Loading the editor…</p>
    <div class="skeleton" />
  </div>,
);

const PANES = [
  { id: 'files', label: 'Files' },
  { id: 'code', label: 'Code' },
  { id: 'side', label: 'Guide and preview' },
] as const;

type WriteViewProps = { readonly work: FolderWork; readonly isShown: boolean };

/** Files, the one that is written, and what helps with it: beside each other, or one at a time in a narrow window. */
export function WriteView({ work, isShown }: WriteViewProps) {
  const [asking, setAsking] = useState<Asking | undefined>(undefined);
  const path = work.openPath.value;
  const pane = work.pane.value;
  return (
    <div class="case-write" id="case-write" role="tabpanel" aria-label="Write" data-pane={pane} hidden={!isShown}>
      <div class="pane-choice">
        <Tabs
          label="Parts"
          tabs={PANES}
          selected={pane}
          controls={`case-${pane}`}
          onSelect={(next) => {
            work.pane.value = next;
          }}
        />
      </div>
      <FileTree work={work} onAsk={setAsking} />
      <section
        id="case-code"
        class="editor"
        aria-label={`Editor: ${path}`}
        style={{ '--editor-size': `${preferences.value.fontSize}px` }}
      >
        <div class="editor-head">
          <span class="open-path">{path}</span>
          <span class="grow" />
          <button type="button" class="button tiny" onClick={() => setAsking({ what: 'move', path })}>
            Move…
          </button>
          <button type="button" class="button tiny" onClick={() => setAsking({ what: 'delete', path })}>
            Delete…
          </button>
        </div>
        <Problems work={work} />
        <div class="editor-body">
          <CodeEditor work={work} />
        </div>
      </section>
      <SidePanel work={work} />
      {asking === undefined ? null : <FileDialog work={work} asking={asking} onClose={() => setAsking(undefined)} />}
    </div>
  );
}

/** What the server found wrong with `challenge.json`, above it. */
function Problems({ work }: { readonly work: FolderWork }) {
  const problems = work.problems.value;
  const { kind } = work.status.value;
  const refused = kind === 'refused' ? work.status.value : undefined;
  const isManifest = work.openPath.value === 'challenge.json';
  return (
    <div class="case-problems" role="status">
      {refused !== undefined && 'reason' in refused ? <p class="bad">Not saved: {refused.reason}</p> : null}
      {isManifest && problems.length > 0 ? (
        <ul class="plain">
          {problems.map((problem) => (
            <li key={problem} class="bad">
              {problem}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

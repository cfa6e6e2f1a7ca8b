import { useRef, useState } from 'preact/hooks';
import { lazy } from '../../design/parts/lazy.tsx';
import { toast } from '../../design/parts/toasts.tsx';
import { FilesDiff } from '../../diff/files-diff.tsx';
import { preferences } from '../../editor/preferences.ts';
import { PreferencesDialog } from '../../editor/preferences-dialog.tsx';
import type { Upload } from '../../files/read-upload.ts';
import type { CaseWork } from './case-work.ts';
import { type Asking, FileDialog, FileList } from './file-list.tsx';
import { downloadZip } from './over-banner.tsx';
import { StartOverDialog } from './start-over-dialog.tsx';
import { UploadDialog } from './upload-dialog.tsx';

const CodeEditor = lazy(
  async () => (await import('../../editor/code-editor.tsx')).CodeEditor,
  <div class="editor-waiting" aria-busy="true">
    <p class="visually-hidden">Loading the editor…</p>
    <div class="skeleton" />
  </div>,
);

const MarkdownView = lazy(async () => (await import('../../markdown/markdown-view.tsx')).MarkdownView, <p>Loading…</p>);

/** The files, and the one that is written in. */
export function CodePane({ work }: { readonly work: CaseWork }) {
  const [view, setView] = useState<'edit' | 'diff' | 'preview'>('edit');
  const [dialog, setDialog] = useState<'preferences' | 'start-over' | undefined>(undefined);
  const [asking, setAsking] = useState<Asking | undefined>(undefined);
  const [upload, setUpload] = useState<Upload | undefined>(undefined);
  const [isTarget, setTarget] = useState(false);
  const path = work.openPath.value;
  const isNotes = path.endsWith('.md');
  const shown = view === 'preview' && !isNotes ? 'edit' : view;
  const drop = async (event: DragEvent) => {
    setTarget(false);
    if (event.dataTransfer === null || event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    // What is dropped can be looked at during the event only.
    const files = [...event.dataTransfer.files];
    const entries = [...event.dataTransfer.items]
      .map((item) => item.webkitGetAsEntry())
      .filter((entry) => entry !== null);
    const { readDropped } = await import('../../files/read-chosen.ts');
    setUpload(await readDropped({ files, entries }));
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: files may be dropped here; the menu does the same by keyboard
    <div
      class={isTarget ? 'pane code target' : 'pane code'}
      id="pane-code"
      onDragOver={(event) => {
        if (event.dataTransfer?.types.includes('Files') !== true) return;
        event.preventDefault();
        setTarget(true);
      }}
      onDragLeave={() => setTarget(false)}
      onDrop={(event) => void drop(event)}
    >
      <FileList work={work} onAsk={setAsking} />
      <section
        class="editor"
        aria-label={`Editor: ${path}`}
        style={{ '--editor-size': `${preferences.value.fontSize}px` }}
      >
        <div class="editor-head">
          <label class="file-choice">
            <span class="visually-hidden">File</span>
            <select
              class="input"
              value={path}
              onChange={(event) => {
                work.openPath.value = event.currentTarget.value;
              }}
            >
              {[...work.files.value, ...work.view.sampleTests].map((file) => (
                <option key={file.path} value={file.path}>
                  {file.path}
                </option>
              ))}
            </select>
          </label>
          <span class="open-path">{path}</span>
          {work.isReadOnly(path) ? <span class="badge">read only</span> : null}
          <span class="grow" />
          {isNotes ? (
            <Toggle
              label="Preview"
              isOn={shown === 'preview'}
              onToggle={() => setView(shown === 'preview' ? 'edit' : 'preview')}
            />
          ) : null}
          <Toggle
            label="Changes"
            isOn={shown === 'diff'}
            onToggle={() => setView(shown === 'diff' ? 'edit' : 'diff')}
          />
          <FilesMenu
            work={work}
            onAsk={setAsking}
            onUpload={setUpload}
            onPreferences={() => setDialog('preferences')}
            onStartOver={() => setDialog('start-over')}
          />
        </div>
        <div class="editor-body" hidden={shown !== 'edit'}>
          {path === '' ? <NoFiles work={work} /> : <CodeEditor work={work} />}
        </div>
        {shown === 'diff' ? (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
          <section class="editor-body padded" aria-label="Changes" tabIndex={0}>
            <FilesDiff before={work.view.starter} after={work.files.value} names={['the starter', 'your files']} />
          </section>
        ) : null}
        {shown === 'preview' ? (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
          <section class="editor-body padded" aria-label="Preview" tabIndex={0}>
            <MarkdownView markdown={work.contentOf(path)} />
          </section>
        ) : null}
      </section>
      {asking === undefined ? null : <FileDialog work={work} asking={asking} onClose={() => setAsking(undefined)} />}
      {dialog === 'preferences' ? <PreferencesDialog onClose={() => setDialog(undefined)} /> : null}
      {dialog === 'start-over' ? <StartOverDialog work={work} onClose={() => setDialog(undefined)} /> : null}
      {upload === undefined ? null : <UploadDialog work={work} upload={upload} onClose={() => setUpload(undefined)} />}
    </div>
  );
}

function NoFiles({ work }: { readonly work: CaseWork }) {
  return (
    <div class="empty">
      <p>There is no file. The tests import {work.view.entry}.</p>
      <button type="button" class="button" onClick={() => work.replaceAll(work.view.starter)}>
        Bring the starter back
      </button>
    </div>
  );
}

type ToggleProps = { readonly label: string; readonly isOn: boolean; readonly onToggle: () => void };

function Toggle({ label, isOn, onToggle }: ToggleProps) {
  return (
    <button type="button" class={isOn ? 'button tiny primary' : 'button tiny'} aria-pressed={isOn} onClick={onToggle}>
      {label}
    </button>
  );
}

type FilesMenuProps = {
  readonly work: CaseWork;
  readonly onAsk: (asking: Asking) => void;
  readonly onUpload: (upload: Upload) => void;
  readonly onPreferences: () => void;
  readonly onStartOver: () => void;
};

function FilesMenu({ work, onAsk, onUpload, onPreferences, onStartOver }: FilesMenuProps) {
  const menu = useRef<HTMLDetailsElement>(null);
  const zip = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const path = work.openPath.value;
  const isOwn = path !== '' && !work.isReadOnly(path);
  const addNotes = () => {
    if (work.files.peek().some(({ path }) => path === 'NOTES.md')) work.openPath.value = 'NOTES.md';
    else work.create('NOTES.md');
  };
  const close = (then: () => void) => () => {
    if (menu.current !== null) menu.current.open = false;
    menu.current?.querySelector('summary')?.focus();
    then();
  };
  const read = async (input: HTMLInputElement) => {
    const { readChosen } = await import('../../files/read-chosen.ts');
    const files = [...(input.files ?? [])];
    input.value = '';
    if (files.length > 0) onUpload(await readChosen(files));
  };
  const items: readonly (readonly [label: string, run: () => void])[] = [
    ['New file…', () => onAsk({ what: 'new' })],
    ...(isOwn
      ? ([
          ['Rename this file…', () => onAsk({ what: 'rename', path })],
          ['Delete this file…', () => onAsk({ what: 'delete', path })],
        ] as const)
      : []),
    ['Write notes for reviewers', addNotes],
    ['Upload a zip…', () => zip.current?.click()],
    ['Upload a folder…', () => folder.current?.click()],
    ['Download as zip', () => void downloadZip(work).catch(() => toast('The zip could not be made.', 'bad'))],
    ['Start over…', onStartOver],
    ['Editor preferences…', onPreferences],
  ];
  return (
    <details
      ref={menu}
      class="menu"
      onFocusOut={({ currentTarget, relatedTarget }) => {
        if (relatedTarget instanceof Node && !currentTarget.contains(relatedTarget)) currentTarget.open = false;
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close(() => undefined)();
      }}
    >
      <summary class="button tiny">More</summary>
      <div class="menu-items">
        {items.map(([label, run]) => (
          <button key={label} type="button" class="button quiet" onClick={close(run)}>
            {label}
          </button>
        ))}
      </div>
      <input
        ref={zip}
        type="file"
        accept=".zip,application/zip"
        hidden
        onChange={(event) => void read(event.currentTarget)}
      />
      <input
        ref={folder}
        type="file"
        multiple
        hidden
        {...{ webkitdirectory: true }}
        onChange={(event) => void read(event.currentTarget)}
      />
    </details>
  );
}

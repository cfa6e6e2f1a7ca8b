import { useRef, useState } from 'preact/hooks';
import { refuseSourcePath } from '../../../domain/source-limits.ts';
import { Dialog } from '../../design/parts/dialog.tsx';
import { findFile } from '../../files/files.ts';
import type { CaseWork } from './case-work.ts';

/** What a dialog asks about files. */
export type Asking = { readonly what: 'new' } | { readonly what: 'rename' | 'delete'; readonly path: string };

/** The files of the solution, and the tests beside them that may be read. */
export function FileList({ work, onAsk }: { readonly work: CaseWork; readonly onAsk: (asking: Asking) => void }) {
  const list = useRef<HTMLElement>(null);
  const open = work.openPath.value;
  const files = [...work.files.value].sort((a, b) => (a.path < b.path ? -1 : 1));
  const press = (event: KeyboardEvent) => {
    const items = [...(list.current?.querySelectorAll<HTMLElement>('button.file') ?? [])];
    const at = items.indexOf(document.activeElement as HTMLElement);
    const path = items[at]?.dataset['path'];
    if (path === undefined) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) items[(at + step + items.length) % items.length]?.focus();
    else if (event.key === 'F2' && !work.isReadOnly(path)) onAsk({ what: 'rename', path });
    else if (event.key === 'Delete' && !work.isReadOnly(path)) onAsk({ what: 'delete', path });
    else return;
    event.preventDefault();
  };
  return (
    <nav class="files" aria-label="Files" ref={list} onKeyDown={press}>
      <div class="files-head">
        <h2 class="small">Files</h2>
        <button type="button" class="button quiet tiny" onClick={() => onAsk({ what: 'new' })}>
          New<span class="visually-hidden"> file</span>
        </button>
      </div>
      <ul>
        {files.map(({ path }) => (
          <li key={path} class={path === open ? 'open' : ''}>
            <FileButton work={work} path={path} />
          </li>
        ))}
      </ul>
      {work.view.sampleTests.length === 0 ? null : (
        <>
          <h2 class="small">Sample tests, to read</h2>
          <ul>
            {work.view.sampleTests.map(({ path }) => (
              <li key={path} class={path === open ? 'open' : ''}>
                <FileButton work={work} path={path} />
              </li>
            ))}
          </ul>
        </>
      )}
    </nav>
  );
}

type FileDialogProps = { readonly work: CaseWork; readonly asking: Asking; readonly onClose: () => void };

export function FileDialog({ work, asking, onClose }: FileDialogProps) {
  if (asking.what === 'delete') return <DeleteDialog work={work} path={asking.path} onClose={onClose} />;
  return <NameDialog work={work} from={asking.what === 'rename' ? asking.path : undefined} onClose={onClose} />;
}

function FileButton({ work, path }: { readonly work: CaseWork; readonly path: string }) {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const isEntry = path === work.view.entry;
  const isGiven = findFile(work.view.starter, path) !== undefined;
  const isSample = work.isReadOnly(path);
  const isChanged = !isSample && work.changed.value.some((change) => change.path === path);
  return (
    <button
      type="button"
      class="file"
      data-path={path}
      aria-current={path === work.openPath.value ? 'true' : undefined}
      title={isEntry ? `${path}: what the tests import` : path}
      onClick={() => {
        work.openPath.value = path;
      }}
    >
      <span class="file-name">
        {isSample ? null : <span class="soft">{folder}</span>}
        {path.slice(folder.length)}
      </span>
      {isEntry ? <span class="badge">entry</span> : null}
      {isChanged ? (
        <span class="changed" title={isGiven ? 'Changed' : 'New'}>
          <span aria-hidden="true">{isGiven ? '●' : '+'}</span>
          <span class="visually-hidden">{isGiven ? ', changed' : ', new'}</span>
        </span>
      ) : null}
    </button>
  );
}

type NameDialogProps = { readonly work: CaseWork; readonly from: string | undefined; readonly onClose: () => void };

function NameDialog({ work, from, onClose }: NameDialogProps) {
  const [path, setPath] = useState(from ?? '');
  const [error, setError] = useState<string | undefined>(undefined);
  const take = (event: Event) => {
    event.preventDefault();
    const wanted = path.trim();
    const refused = refuseSourcePath(wanted);
    const other = work.files.value.find(
      (file) => file.path !== from && file.path.toLowerCase() === wanted.toLowerCase(),
    );
    if (refused !== undefined) return setError(`The path ${refused}.`);
    if (other !== undefined) return setError(`There is ${other.path} already.`);
    if (from === undefined) work.create(wanted);
    else if (from !== wanted) work.rename(from, wanted);
    onClose();
  };
  return (
    <Dialog title={from === undefined ? 'New file' : `Rename ${from}`} onClose={onClose}>
      <form onSubmit={take}>
        <div class="field">
          <label class="label" for="file-path">
            Path
          </label>
          <span class="hint" id="file-path-hint">
            With folders if you like: <code>lib/parse.ts</code>. <code>NOTES.md</code> is the place for what reviewers
            should know.
          </span>
          <input
            id="file-path"
            class="input"
            value={path}
            autoComplete="off"
            autoCapitalize="off"
            spellcheck={false}
            aria-invalid={error !== undefined}
            aria-describedby="file-path-hint"
            onInput={(event) => setPath(event.currentTarget.value)}
          />
          {error === undefined ? null : (
            <span class="error" role="alert">
              {error}
            </span>
          )}
        </div>
        <div class="actions end">
          <button type="button" class="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" class="button primary">
            {from === undefined ? 'Create' : 'Rename'}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

function DeleteDialog({
  work,
  path,
  onClose,
}: {
  readonly work: CaseWork;
  readonly path: string;
  readonly onClose: () => void;
}) {
  return (
    <Dialog title={`Delete ${path}?`} onClose={onClose}>
      <p>
        {path === work.view.entry
          ? 'The tests import this file: without it nothing can be judged. You can get it back by “Start over”.'
          : 'It is gone from your draft. What you submitted or ran before still has it.'}
      </p>
      <div class="actions">
        <button type="button" class="button" onClick={onClose}>
          Keep it
        </button>
        <button
          type="button"
          class="button danger"
          onClick={() => {
            work.remove(path);
            onClose();
          }}
        >
          Delete
        </button>
      </div>
    </Dialog>
  );
}

import { useRef, useState } from 'preact/hooks';
import type { Asking } from './file-dialog.tsx';
import { type FolderNode, folderTree } from './folder-tree.ts';
import type { FolderWork } from './folder-work.ts';

type FileTreeProps = { readonly work: FolderWork; readonly onAsk: (asking: Asking) => void };

/** Folders below these are shut at first: there are many, and each is one mistake. */
const MANY = /^submissions\/[^/]+\/./;

/** All files of a challenge, folder by folder. */
export function FileTree({ work, onAsk }: FileTreeProps) {
  const list = useRef<HTMLElement>(null);
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const open = work.openPath.value;
  const isOpen = (folder: string) => toggled.has(folder) === (MANY.test(folder) && !open.startsWith(`${folder}/`));
  const toggle = (folder: string) => {
    const next = new Set(toggled);
    if (!next.delete(folder)) next.add(folder);
    setToggled(next);
  };
  const press = (event: KeyboardEvent) => {
    const items = [...(list.current?.querySelectorAll<HTMLElement>('button.file') ?? [])];
    const at = items.indexOf(document.activeElement as HTMLElement);
    const { path, folder } = items[at]?.dataset ?? {};
    const here = path ?? folder;
    if (here === undefined) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) items[(at + step + items.length) % items.length]?.focus();
    else if (event.key === 'F2') onAsk({ what: folder === undefined ? 'move' : 'move-folder', path: here });
    else if (event.key === 'Delete') onAsk({ what: folder === undefined ? 'delete' : 'delete-folder', path: here });
    else if (folder !== undefined && isOpen(folder) === (event.key === 'ArrowLeft') && /^Arrow/.test(event.key))
      toggle(folder);
    else return;
    event.preventDefault();
  };
  const folderOf = ({ path, folders, files }: FolderNode) => {
    const isShown = isOpen(path);
    return (
      <li key={path}>
        <div class="tree-row">
          <button
            type="button"
            class="file folder"
            data-folder={path}
            aria-expanded={isShown}
            title={path}
            onClick={() => toggle(path)}
          >
            <span aria-hidden="true" class="soft">
              {isShown ? '▾' : '▸'}
            </span>
            <span class="file-name">{nameOf(path)}</span>
          </button>
          {path === 'submissions' ? (
            <button type="button" class="button quiet tiny" onClick={() => onAsk({ what: 'example' })}>
              New<span class="visually-hidden"> example solution</span>
            </button>
          ) : (
            <button
              type="button"
              class="button quiet icon tiny tree-new"
              title={`New file in ${path}`}
              aria-label={`New file in ${path}`}
              onClick={() => onAsk({ what: 'new', folder: path })}
            >
              +
            </button>
          )}
        </div>
        {isShown ? (
          <ul>
            {folders.map(folderOf)}
            {files.map(fileOf)}
          </ul>
        ) : null}
      </li>
    );
  };
  const fileOf = (path: string) => (
    <li key={path}>
      <button
        type="button"
        class="file"
        data-path={path}
        aria-current={path === open ? 'true' : undefined}
        title={path}
        onClick={() => {
          work.openPath.value = path;
          work.pane.value = 'code';
        }}
      >
        <span class="file-name">{nameOf(path)}</span>
        {path === 'challenge.json' && work.problems.value.length > 0 ? (
          <span class="badge bad">{work.problems.value.length}</span>
        ) : null}
      </button>
    </li>
  );
  const { folders, files } = folderTree(work.files.value);
  return (
    <nav class="files tree" id="case-files" aria-label="Files" ref={list} onKeyDown={press}>
      <div class="files-head">
        <h2 class="small">Files</h2>
        <button type="button" class="button quiet tiny" onClick={() => onAsk({ what: 'new', folder: '' })}>
          New<span class="visually-hidden"> file</span>
        </button>
      </div>
      <ul>
        {files.map(fileOf)}
        {folders.map(folderOf)}
      </ul>
    </nav>
  );
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

import { useState } from 'preact/hooks';
import { counted } from '../../../app/counted.ts';
import { Dialog } from '../../../design/parts/dialog.tsx';
import { Field } from '../../parts/field.tsx';
import { EXAMPLE_VERDICTS, type ExampleVerdict, exampleFiles } from './add-example.ts';
import type { FolderWork } from './folder-work.ts';
import { refuseFolderMove, refusePath } from './refuse-path.ts';

/** What is asked about files and folders. */
export type Asking =
  | { readonly what: 'new'; readonly folder: string }
  | { readonly what: 'example' }
  | { readonly what: 'move' | 'delete' | 'move-folder' | 'delete-folder'; readonly path: string };

type FileDialogProps = { readonly work: FolderWork; readonly onClose: () => void };

export function FileDialog({ work, asking, onClose }: FileDialogProps & { readonly asking: Asking }) {
  switch (asking.what) {
    case 'new':
      return (
        <PathDialog
          title="New file"
          label="Path"
          action="Create"
          path={asking.folder === '' ? '' : `${asking.folder}/`}
          refuse={(path) => refusePath(work.files.peek(), path)}
          onTake={(path) => work.add([{ path, content: '' }])}
          onClose={onClose}
        />
      );
    case 'move':
      return (
        <PathDialog
          title={`Move ${asking.path}`}
          label="New path"
          action="Move"
          path={asking.path}
          refuse={(path) => refusePath(work.files.peek(), path, asking.path)}
          onTake={(path) => work.rename(asking.path, path)}
          onClose={onClose}
        />
      );
    case 'move-folder':
      return (
        <PathDialog
          title={`Move the folder ${asking.path}`}
          label="New path"
          action="Move"
          path={asking.path}
          refuse={(path) => refuseFolderMove(work.files.peek(), asking.path, path)}
          onTake={(path) => work.moveFolder(asking.path, path)}
          onClose={onClose}
        />
      );
    case 'delete':
    case 'delete-folder':
      return <DeleteDialog work={work} path={asking.path} isFolder={asking.what !== 'delete'} onClose={onClose} />;
    case 'example':
      return <ExampleDialog work={work} onClose={onClose} />;
  }
}

type PathDialogProps = {
  readonly title: string;
  readonly label: string;
  readonly action: string;
  readonly path: string;
  readonly refuse: (path: string) => string | undefined;
  readonly onTake: (path: string) => void;
  readonly onClose: () => void;
};

function PathDialog({ title, label, action, path: from, refuse, onTake, onClose }: PathDialogProps) {
  const [path, setPath] = useState(from);
  const [error, setError] = useState<string | undefined>(undefined);
  const take = (event: Event) => {
    event.preventDefault();
    const wanted = path.trim();
    const refused = refuse(wanted);
    setError(refused);
    if (refused !== undefined) return;
    if (wanted !== from) onTake(wanted);
    onClose();
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form onSubmit={take} noValidate>
        <Field label={label} value={path} onValue={setPath} error={error} isFocused />
        <div class="actions end">
          <button type="button" class="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" class="button primary">
            {action}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

type DeleteDialogProps = FileDialogProps & { readonly path: string; readonly isFolder: boolean };

function DeleteDialog({ work, path, isFolder, onClose }: DeleteDialogProps) {
  const inside = work.files.value.filter((file) => file.path.startsWith(`${path}/`)).length;
  const remove = () => {
    if (isFolder) work.removeFolder(path);
    else work.remove(path);
    onClose();
  };
  return (
    <Dialog title={`Delete ${path}?`} onClose={onClose}>
      <p>
        {isFolder ? `With ${counted(inside, 'file')} in it. ` : ''}It is gone from this case; versions that were made
        before still have it.
      </p>
      <div class="actions">
        <button type="button" class="button" onClick={onClose}>
          Keep it
        </button>
        <button type="button" class="button danger" onClick={remove}>
          Delete
        </button>
      </div>
    </Dialog>
  );
}

/** One more solution, right or wrong in one way, which begins as the model. */
function ExampleDialog({ work, onClose }: FileDialogProps) {
  const [verdict, setVerdict] = useState<ExampleVerdict>('wrong-answer');
  const [name, setName] = useState('');
  const [error, setError] = useState<string | undefined>(undefined);
  const take = (event: Event) => {
    event.preventDefault();
    const wanted = name.trim();
    const files = exampleFiles(work.files.peek(), verdict, wanted);
    const refused = /^[a-z0-9]+(-[a-z0-9]+)*$/.test(wanted)
      ? files.map(({ path }) => refusePath(work.files.peek(), path)).find((reason) => reason !== undefined)
      : 'The name must be lower-case words joined by hyphens: it says what is wrong, such as forgets-about-ties.';
    const reason = files.length === 0 ? 'There is nothing to begin with: write a starter first.' : refused;
    setError(reason);
    if (reason !== undefined) return;
    work.add(files);
    onClose();
  };
  return (
    <Dialog title="New example solution" onClose={onClose}>
      <p>
        It begins as the model solution. A wrong one has one mistake, and names in its <code>submission.json</code> the
        test that must catch it.
      </p>
      <form onSubmit={take} noValidate>
        <div class="field">
          <label class="label" for="example-verdict">
            Verdict that it must come to
          </label>
          <select
            id="example-verdict"
            class="input"
            value={verdict}
            onChange={(event) => setVerdict(event.currentTarget.value as ExampleVerdict)}
          >
            {EXAMPLE_VERDICTS.map((each) => (
              <option key={each} value={each}>
                {each}
              </option>
            ))}
          </select>
        </div>
        <Field label="Name" value={name} onValue={setName} error={error} isFocused />
        <div class="actions end">
          <button type="button" class="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" class="button primary">
            Create
          </button>
        </div>
      </form>
    </Dialog>
  );
}

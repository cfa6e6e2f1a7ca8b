import { useRef, useState } from 'preact/hooks';
import { wordsFor } from '../../../api/problem.ts';
import { saveFile } from '../../../app/save-file.ts';
import { Dialog } from '../../../design/parts/dialog.tsx';
import { toast } from '../../../design/parts/toasts.tsx';
import { PreferencesDialog } from '../../../editor/preferences-dialog.tsx';
import { deleteFolder } from '../../api/authoring-client.ts';
import type { FolderWork } from './folder-work.ts';

type CaseMenuProps = { readonly work: FolderWork; readonly onKeys: () => void };

/** What is done now and then. */
export function CaseMenu({ work, onKeys }: CaseMenuProps) {
  const menu = useRef<HTMLDetailsElement>(null);
  const [dialog, setDialog] = useState<'preferences' | 'delete' | undefined>(undefined);
  const close = (then: () => void) => () => {
    if (menu.current !== null) menu.current.open = false;
    menu.current?.querySelector('summary')?.focus();
    then();
  };
  const items: readonly (readonly [label: string, run: () => void])[] = [
    ['Versions', () => location.assign(`/challenges/${work.slug}/versions`)],
    ['Download as zip', () => void downloadZip(work).catch(() => toast('The zip could not be made.', 'bad'))],
    ['Editor preferences…', () => setDialog('preferences')],
    ['Keyboard shortcuts…', onKeys],
    ['Give this work up…', () => setDialog('delete')],
  ];
  return (
    <>
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
      </details>
      {dialog === 'preferences' ? <PreferencesDialog onClose={() => setDialog(undefined)} /> : null}
      {dialog === 'delete' ? <DeleteDialog work={work} onClose={() => setDialog(undefined)} /> : null}
    </>
  );
}

async function downloadZip(work: FolderWork): Promise<void> {
  const { writeZip } = await import('../../../files/write-zip.ts');
  saveFile(`${work.slug}.zip`, writeZip(work.slug, work.files.peek()), 'application/zip');
}

function DeleteDialog({ work, onClose }: { readonly work: FolderWork; readonly onClose: () => void }) {
  const remove = async () => {
    try {
      await work.draft.flush();
      await deleteFolder(work.slug);
      location.assign('/');
    } catch (error) {
      toast(wordsFor(error), 'bad');
    }
  };
  return (
    <Dialog title="Give this work up?" onClose={onClose}>
      <p>All files that are here and their checks are forgotten. Versions that were made of them stay as they are.</p>
      <div class="actions">
        <button type="button" class="button" onClick={onClose}>
          Keep it
        </button>
        <button type="button" class="button danger" onClick={() => void remove()}>
          Give it up
        </button>
      </div>
    </Dialog>
  );
}

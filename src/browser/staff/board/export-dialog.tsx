import { useState } from 'preact/hooks';
import { Dialog } from '../../design/parts/dialog.tsx';
import { boardExportAddress } from '../api/board-client.ts';

type ExportDialogProps = { readonly slug: string; readonly onClose: () => void };

/** The whole board as a file. */
export function ExportDialog({ slug, onClose }: ExportDialogProps) {
  const [names, setNames] = useState<'hidden' | 'shown'>('hidden');
  return (
    <Dialog title="Export the board" onClose={onClose}>
      <p>One line for each candidate, with the points of each category.</p>
      <label class="choice">
        <input
          type="checkbox"
          checked={names === 'shown'}
          onChange={(event) => setNames(event.currentTarget.checked ? 'shown' : 'hidden')}
        />
        With names
      </label>
      <p class="small soft">
        {names === 'hidden'
          ? 'Only aliases are in it: whoever gets the file reads it blind.'
          : 'Everybody who gets the file knows who is who, and it is written down that you took the names.'}
      </p>
      <div class="actions">
        <a class="button" href={boardExportAddress(slug, 'csv', names)} download>
          CSV, for tables
        </a>
        <a class="button" href={boardExportAddress(slug, 'json', names)} download>
          JSON, for programs
        </a>
        <button type="button" class="button primary" onClick={onClose}>
          Close
        </button>
      </div>
    </Dialog>
  );
}

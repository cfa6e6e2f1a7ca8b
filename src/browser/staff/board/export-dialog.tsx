import { Dialog } from '../../design/parts/dialog.tsx';
import { boardExportAddress } from '../api/board-client.ts';

type ExportDialogProps = { readonly slug: string; readonly onClose: () => void };

/** The whole board as a file. */
export function ExportDialog({ slug, onClose }: ExportDialogProps) {
  return (
    <Dialog title="Export the board" onClose={onClose}>
      <p>
        One line for each candidate, with the points of each category. Names are not in it, only aliases: whoever gets
        the file reads it blind.
      </p>
      <div class="actions">
        <a class="button" href={boardExportAddress(slug, 'csv')} download={`board-${slug}.csv`}>
          CSV, for tables
        </a>
        <a class="button" href={boardExportAddress(slug, 'json')} download={`board-${slug}.json`}>
          JSON, for programs
        </a>
        <button type="button" class="button primary" onClick={onClose}>
          Close
        </button>
      </div>
    </Dialog>
  );
}

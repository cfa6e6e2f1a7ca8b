import { counted } from '../../app/counted.ts';
import { Dialog } from '../../design/parts/dialog.tsx';
import { toast } from '../../design/parts/toasts.tsx';
import { type Files, findFile } from '../../files/files.ts';
import type { Upload } from '../../files/read-upload.ts';
import { refuseFiles } from '../../files/refuse-files.ts';
import type { CaseWork } from './case-work.ts';

type UploadDialogProps = { readonly work: CaseWork; readonly upload: Upload; readonly onClose: () => void };

const MOST_REASONS = 8;

/** What was chosen is shown before it takes the place of anything. */
export function UploadDialog({ work, upload, onClose }: UploadDialogProps) {
  const { files, left, reasons } = upload;
  const merged: Files = [...work.files.value.filter(({ path }) => findFile(files, path) === undefined), ...files];
  const mergeReasons = refuseFiles(merged);
  const take = (taken: Files) => {
    work.replaceAll(taken);
    toast(`${counted(files.length, 'file')} taken.`, 'good');
    onClose();
  };
  if (reasons.length > 0) {
    return (
      <Dialog title="This cannot be taken" onClose={onClose}>
        <div role="alert">
          <ul>
            {reasons.slice(0, MOST_REASONS).map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </div>
        {reasons.length > MOST_REASONS ? <p class="soft">And {reasons.length - MOST_REASONS} more.</p> : null}
        <p>Nothing was changed.</p>
        <div class="actions">
          <button type="button" class="button primary" onClick={onClose}>
            Close
          </button>
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog title={`Take ${counted(files.length, 'file')}?`} onClose={onClose}>
      <ul class="upload-files">
        {files.map(({ path }) => (
          <li key={path}>
            <code>{path}</code>{' '}
            <span class="soft small">{findFile(work.files.value, path) === undefined ? 'new' : 'replaces yours'}</span>
          </li>
        ))}
      </ul>
      {findFile(files, work.view.entry) === undefined ? (
        <p class="warn">
          There is no <code>{work.view.entry}</code> among them, which the tests import.
        </p>
      ) : null}
      {left.length === 0 ? null : (
        <p class="small soft">{counted(left.length, 'file')} of tools and packages left out.</p>
      )}
      <div class="actions">
        <button type="button" class="button" onClick={onClose}>
          Cancel
        </button>
        <button
          type="button"
          class="button"
          disabled={mergeReasons.length > 0}
          title={mergeReasons[0]}
          onClick={() => take(merged)}
        >
          Add to my files
        </button>
        <button type="button" class="button primary" onClick={() => take(files)}>
          Replace all my files
        </button>
      </div>
    </Dialog>
  );
}

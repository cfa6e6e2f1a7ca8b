import { Dialog } from '../../design/parts/dialog.tsx';
import type { CaseWork } from './case-work.ts';

export function StartOverDialog({ work, onClose }: { readonly work: CaseWork; readonly onClose: () => void }) {
  return (
    <Dialog title="Start over?" onClose={onClose}>
      <p>
        Your files are replaced by the starter, and files of your own are taken away. What you ran or submitted stays in
        the history, and can be brought back from there.
      </p>
      <div class="actions">
        <button type="button" class="button" onClick={onClose}>
          Keep my files
        </button>
        <button
          type="button"
          class="button danger"
          onClick={() => {
            work.replaceAll(work.view.starter);
            onClose();
          }}
        >
          Start over
        </button>
      </div>
    </Dialog>
  );
}

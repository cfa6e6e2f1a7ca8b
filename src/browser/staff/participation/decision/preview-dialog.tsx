import type { FeedbackLevel } from '../../../../domain/feedback.ts';
import { Dialog } from '../../../design/parts/dialog.tsx';
import { FEEDBACK_WORDS } from './decision-words.ts';

type PreviewDialogProps = {
  readonly message: string;
  readonly feedback: FeedbackLevel;
  readonly onClose: () => void;
};

/** The candidate's report as it would be. */
export function PreviewDialog({ message, feedback, onClose }: PreviewDialogProps) {
  return (
    <Dialog title="What the candidate would read" isWide onClose={onClose}>
      {message.trim() === '' ? null : <p class="as-written">{message}</p>}
      <p class="soft">The report tells {FEEDBACK_WORDS[feedback]}.</p>
      <div class="actions">
        <button type="button" class="button primary" onClick={onClose}>
          Close
        </button>
      </div>
    </Dialog>
  );
}

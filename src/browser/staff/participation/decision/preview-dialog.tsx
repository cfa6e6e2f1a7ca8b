import type { FeedbackLevel } from '../../../../domain/feedback.ts';
import { Dialog } from '../../../design/parts/dialog.tsx';
import { previewReport } from '../../api/participation-client.ts';
import { useLoaded } from '../../parts/use-loaded.ts';
import { useParticipation } from '../participation-context.ts';
import { WhenLoaded } from '../when-loaded.tsx';
import { FEEDBACK_WORDS } from './decision-words.ts';
import { ReportPreview } from './report-preview.tsx';

type PreviewDialogProps = {
  readonly message: string;
  readonly feedback: FeedbackLevel;
  readonly onClose: () => void;
};

/** The candidate's report as it would be. */
export function PreviewDialog({ message, feedback, onClose }: PreviewDialogProps) {
  const { view } = useParticipation();
  const loaded = useLoaded(() => previewReport(view.id, { feedback }));
  return (
    <Dialog title="What the candidate would read" isWide onClose={onClose}>
      <p class="soft">The report tells {FEEDBACK_WORDS[feedback]}.</p>
      <WhenLoaded loaded={loaded}>{(report) => <ReportPreview report={report} message={message} />}</WhenLoaded>
      <div class="actions">
        <button type="button" class="button primary" onClick={onClose}>
          Close
        </button>
      </div>
    </Dialog>
  );
}

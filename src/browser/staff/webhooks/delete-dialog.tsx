import type { WebhookView } from '../../../protocol/webhook-view.ts';
import { Dialog } from '../../design/parts/dialog.tsx';
import { deleteWebhook } from '../api/webhook-client.ts';
import { Failure } from '../parts/failure.tsx';
import { useSending } from '../parts/use-sending.ts';

type DeleteDialogProps = {
  readonly webhook: WebhookView;
  readonly onClose: () => void;
  readonly onDeleted: () => Promise<void>;
};

export function DeleteDialog({ webhook, onClose, onDeleted }: DeleteDialogProps) {
  const { isSending, failure, send } = useSending();
  const remove = () =>
    void send(async () => {
      await deleteWebhook(webhook);
      onClose();
      await onDeleted();
    });
  return (
    <Dialog title="Delete this webhook?" onClose={onClose}>
      <Failure words={failure} />
      <p class="as-written">{webhook.url}</p>
      <p>
        It is told nothing more, its secret and its log are gone, and what still waits for it is never sent. To pause
        it, disable it instead.
      </p>
      <div class="actions">
        <button type="button" class="button" onClick={onClose}>
          Keep it
        </button>
        <button type="button" class="button danger" disabled={isSending} onClick={remove}>
          Delete it
        </button>
      </div>
    </Dialog>
  );
}

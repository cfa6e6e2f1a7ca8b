import { useState } from 'preact/hooks';
import type { Erasure } from '../../../protocol/candidate-view.ts';
import { Dialog } from '../../design/parts/dialog.tsx';
import { eraseCandidate } from '../api/hiring-client.ts';
import { Failure } from '../parts/failure.tsx';
import { Field } from '../parts/field.tsx';
import { useSending } from '../parts/use-sending.ts';

type EraseDialogProps = {
  readonly id: string;
  readonly onClose: () => void;
  readonly onErased: (receipt: Erasure) => void;
};

export function EraseDialog({ id, onClose, onErased }: EraseDialogProps) {
  const [confirm, setConfirm] = useState('');
  const [reason, setReason] = useState('');
  const { isSending, failure, errorOf, send } = useSending();
  const submit = (event: Event) => {
    event.preventDefault();
    void send(async () => onErased(await eraseCandidate(id, confirm, reason)));
  };
  return (
    <Dialog title="Erase for good" onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <Failure words={failure} />
        <p>
          Drafts, submissions, scores, notes, invitations and what was written down of changes: all of it goes, and
          nothing brings it back. A receipt stays that does not name them.
        </p>
        <Field label={`Type ${id}`} value={confirm} onValue={setConfirm} error={errorOf('confirm')} />
        <Field label="Why" value={reason} onValue={setReason} error={errorOf('reason')} />
        <div class="actions">
          <button type="button" class="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" class="button danger" disabled={isSending || confirm !== id}>
            Erase
          </button>
        </div>
      </form>
    </Dialog>
  );
}

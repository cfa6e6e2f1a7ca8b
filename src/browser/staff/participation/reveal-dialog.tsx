import { useState } from 'preact/hooks';
import { Dialog } from '../../design/parts/dialog.tsx';
import { revealCandidates } from '../api/board-client.ts';
import { Failure } from '../parts/failure.tsx';
import { Field } from '../parts/field.tsx';
import { useSending } from '../parts/use-sending.ts';
import { useParticipation } from './participation-context.ts';

type RevealDialogProps = { readonly onClose: () => void; readonly onRevealed: () => Promise<void> };

/** Says who it is to who says why. */
export function RevealDialog({ onClose, onRevealed }: RevealDialogProps) {
  const { view } = useParticipation();
  const [reason, setReason] = useState('');
  const { isSending, failure, errorOf, send } = useSending();
  const submit = (event: Event) => {
    event.preventDefault();
    void send(async () => {
      await revealCandidates(view.challenge.slug, { participations: [view.id], reason });
      await onRevealed();
      onClose();
    });
  };
  return (
    <Dialog title={`Reveal who ${view.alias} is`} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <Failure words={failure} />
        <p>
          Names lead people astray without their knowing: mark the work first, if you can. That you asked, and why, is
          written down for all admins. Others go on seeing the alias.
        </p>
        <Field label="Why" value={reason} onValue={setReason} error={errorOf('reason')} isFocused />
        <div class="actions">
          <button type="button" class="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" class="button primary" disabled={isSending || reason.trim() === ''}>
            Reveal
          </button>
        </div>
      </form>
    </Dialog>
  );
}

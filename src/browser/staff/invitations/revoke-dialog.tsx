import type { InvitationView } from '../../../protocol/invitation-view.ts';
import { Dialog } from '../../design/parts/dialog.tsx';
import { revokeInvitation } from '../api/hiring-client.ts';
import { Failure } from '../parts/failure.tsx';
import { useSending } from '../parts/use-sending.ts';

type RevokeDialogProps = {
  readonly invitation: InvitationView;
  readonly onClose: () => void;
  readonly onRevoked: () => Promise<void>;
};

export function RevokeDialog({ invitation, onClose, onRevoked }: RevokeDialogProps) {
  const { isSending, failure, send } = useSending();
  const revoke = () =>
    void send(async () => {
      await revokeInvitation(invitation.id);
      onClose();
      await onRevoked();
    });
  return (
    <Dialog title={`Take back the invitation of ${invitation.name ?? invitation.candidate}?`} onClose={onClose}>
      <Failure words={failure} />
      <p>
        {invitation.state === 'running' ? 'They are at work: nothing can be saved or submitted from now on. ' : ''}
        The link lets nobody in any more, and this cannot be undone; they can be invited again.
      </p>
      <div class="actions">
        <button type="button" class="button" onClick={onClose}>
          Keep it
        </button>
        <button type="button" class="button danger" disabled={isSending} onClick={revoke}>
          Take it back
        </button>
      </div>
    </Dialog>
  );
}

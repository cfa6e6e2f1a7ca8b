import { useState } from 'preact/hooks';
import type { BoardRow, Revealed } from '../../../protocol/review/board-view.ts';
import { Dialog } from '../../design/parts/dialog.tsx';
import { revealCandidates } from '../api/board-client.ts';
import { Failure } from './failure.tsx';
import { Field } from './field.tsx';
import { useSending } from './use-sending.ts';

type RevealDialogProps = {
  readonly slug: string;
  readonly rows: readonly Pick<BoardRow, 'id' | 'alias'>[];
  readonly onRevealed: (revealed: Revealed['revealed']) => void | Promise<void>;
  readonly onClose: () => void;
};

const NAMED_AT_MOST = 5;

/** Tells who candidates are, to this reader, once a reason was given. */
export function RevealDialog({ slug, rows, onRevealed, onClose }: RevealDialogProps) {
  const [reason, setReason] = useState('');
  const { isSending, failure, errorOf, send } = useSending();
  const submit = (event: Event) => {
    event.preventDefault();
    void send(async () => {
      await onRevealed(await revealCandidates(slug, { participations: rows.map(({ id }) => id), reason }));
      onClose();
    });
  };
  const named = rows.slice(0, NAMED_AT_MOST).map(({ alias }) => alias);
  const others = rows.length - named.length;
  return (
    <Dialog title={rows.length === 1 ? 'Reveal a name' : `Reveal ${rows.length} names`} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <Failure words={failure ?? errorOf('participations')} />
        <p>
          You will see who {named.join(', ')}
          {others === 0 ? '' : ` and ${others} more`} {rows.length === 1 ? 'is' : 'are'}. Others will not. It is written
          down for good that you asked, when, and why. Mark the work first: whoever does not know the name judges more
          fairly.
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

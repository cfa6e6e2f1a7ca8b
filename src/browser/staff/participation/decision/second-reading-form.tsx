import { useState } from 'preact/hooks';
import { toast } from '../../../design/parts/toasts.tsx';
import { readSecond } from '../../api/participation-client.ts';
import { Failure } from '../../parts/failure.tsx';
import { useSending } from '../../parts/use-sending.ts';
import { useParticipation } from '../participation-context.ts';
import { TextField } from './text-field.tsx';

/** Where somebody else than who proposed it agrees, or does not. */
export function SecondReadingForm({ onDone }: { readonly onDone: () => Promise<void> }) {
  const { view } = useParticipation();
  const [reason, setReason] = useState('');
  const { isSending, failure, errorOf, send } = useSending();
  const say = (agrees: boolean) => {
    void send(async () => {
      await readSecond(view.id, { agrees, reason });
      toast(agrees ? 'The decision is made.' : 'It is returned to who proposed it.', 'good');
      await onDone();
    });
  };
  const isBlocked = isSending || reason.trim() === '';
  return (
    <div class="second-reading">
      <h3>You are the second reader</h3>
      <p class="soft">Look at the work yourself first. With your agreement the decision is made.</p>
      <Failure words={failure} />
      <TextField label="Why you agree, or do not" value={reason} onValue={setReason} error={errorOf('reason')} />
      <div class="actions">
        <button type="button" class="button primary" disabled={isBlocked} onClick={() => say(true)}>
          Agree
        </button>
        <button type="button" class="button" disabled={isBlocked} onClick={() => say(false)}>
          Return it
        </button>
      </div>
    </div>
  );
}

import { useState } from 'preact/hooks';
import { Dialog } from '../../design/parts/dialog.tsx';
import { toast } from '../../design/parts/toasts.tsx';
import { extendEveryone, listChallenges } from '../api/hiring-client.ts';
import { Failure } from '../parts/failure.tsx';
import { requireNumber } from '../parts/require-number.ts';
import { useLoaded } from '../parts/use-loaded.ts';
import { useSending } from '../parts/use-sending.ts';
import { ExtendFields, type Extending } from './extend-fields.tsx';

/** Gives everyone more time who is at work or may yet begin. */
export function ExtendDialog({ onClose }: { readonly onClose: () => void }) {
  const { value: challenges } = useLoaded(listChallenges);
  const [value, setValue] = useState<Extending>({ minutes: '20', note: '' });
  const [slug, setSlug] = useState('');
  const { isSending, failure, errorOf, send } = useSending();
  const submit = (event: Event) => {
    event.preventDefault();
    void send(async () => {
      const extension = { minutes: requireNumber('minutes', value.minutes), note: value.note };
      const extended = await extendEveryone(extension, slug === '' ? undefined : slug);
      toast(
        `${extended.length === 1 ? 'One invitation has' : `${extended.length} invitations have`} more time.`,
        'good',
      );
      onClose();
    });
  };
  return (
    <Dialog title="Extend everyone" onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <Failure words={failure} />
        <p>Everyone who is at work, or may yet begin, has so much more time at once. It is written down for each.</p>
        <ExtendFields value={value} onValue={setValue} errorOf={errorOf} />
        <div class="field">
          <label class="label" for="extend-case">
            Case
          </label>
          <select id="extend-case" class="input" value={slug} onChange={(event) => setSlug(event.currentTarget.value)}>
            <option value="">all cases</option>
            {(challenges ?? []).map((each) => (
              <option key={each.slug} value={each.slug}>
                {each.title}
              </option>
            ))}
          </select>
        </div>
        <div class="actions">
          <button type="button" class="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" class="button primary" disabled={isSending}>
            Extend everyone
          </button>
        </div>
      </form>
    </Dialog>
  );
}

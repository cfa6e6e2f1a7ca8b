import { useState } from 'preact/hooks';
import type { InvitationTime, InvitationView } from '../../../protocol/invitation-view.ts';
import { dayAndTime } from '../../app/format-time.ts';
import { Dialog } from '../../design/parts/dialog.tsx';
import { accommodate, extendInvitation, readTime } from '../api/hiring-client.ts';
import { Failure } from '../parts/failure.tsx';
import { Field } from '../parts/field.tsx';
import { requireNumber } from '../parts/require-number.ts';
import { useLoaded } from '../parts/use-loaded.ts';
import { useSending } from '../parts/use-sending.ts';
import { ExtendFields, type Extending } from './extend-fields.tsx';

type TimeDialogProps = { readonly invitation: InvitationView; readonly onClose: () => void };

/** How much time somebody has, and who gave it: apart from all that reviewers read. */
export function TimeDialog({ invitation, onClose }: TimeDialogProps) {
  const { value: time, failure, reload } = useLoaded(() => readTime(invitation.id));
  return (
    <Dialog title={`Time of ${invitation.name ?? invitation.candidate}`} onClose={onClose}>
      <Failure words={failure} />
      {time === undefined ? null : <TimeFacts time={time} />}
      <ExtendOne id={invitation.id} onDone={reload} />
      {time === undefined ? null : <Accommodate id={invitation.id} extraTime={time.extraTime} onDone={reload} />}
      <div class="actions">
        <button type="button" class="button" onClick={onClose}>
          Close
        </button>
      </div>
    </Dialog>
  );
}

function TimeFacts({ time }: { readonly time: InvitationTime }) {
  const { deadline, extraTime, accommodation, grants } = time;
  return (
    <>
      <p>{deadline === null ? 'It was not started, or has no deadline.' : `Until ${dayAndTime(deadline)}.`}</p>
      {accommodation === null ? null : (
        <p>
          {extraTime} times the minutes: {accommodation.note}{' '}
          <span class="soft small">
            {accommodation.by}, {dayAndTime(accommodation.at)}
          </span>
        </p>
      )}
      {grants.length === 0 ? null : (
        <ul>
          {grants.map((grant) => (
            <li key={grant.at}>
              {grant.seconds < 0 ? '−' : '+'}
              {Math.abs(Math.round(grant.seconds / 6) / 10)} min: {grant.note}{' '}
              <span class="soft small">
                {grant.by}, {dayAndTime(grant.at)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

type PartProps = { readonly id: string; readonly onDone: () => Promise<void> };

function ExtendOne({ id, onDone }: PartProps) {
  const [value, setValue] = useState<Extending>({ minutes: '', note: '' });
  const { isSending, failure, errorOf, send } = useSending();
  const submit = (event: Event) => {
    event.preventDefault();
    void send(async () => {
      await extendInvitation(id, { minutes: requireNumber('minutes', value.minutes), note: value.note });
      setValue({ minutes: '', note: '' });
      await onDone();
    });
  };
  return (
    <form onSubmit={submit} noValidate>
      <h3>Give more time</h3>
      <Failure words={failure} />
      <ExtendFields value={value} onValue={setValue} errorOf={errorOf} />
      <button type="submit" class="button" disabled={isSending}>
        Extend
      </button>
    </form>
  );
}

function Accommodate({ id, extraTime, onDone }: PartProps & { readonly extraTime: number }) {
  const [factor, setFactor] = useState(String(extraTime));
  const [note, setNote] = useState('');
  const { isSending, failure, errorOf, send } = useSending();
  const submit = (event: Event) => {
    event.preventDefault();
    void send(async () => {
      await accommodate(id, { extraTime: requireNumber('extraTime', factor), note });
      setNote('');
      await onDone();
    });
  };
  return (
    <form onSubmit={submit} noValidate class="below">
      <h3>Extra time for this person</h3>
      <Failure words={failure} />
      <Field
        label="Times the minutes"
        hint="From 1 to 5: 1.5 makes 90 minutes 135."
        value={factor}
        onValue={setFactor}
        error={errorOf('extraTime')}
      />
      <Field label="Why (kept from reviewers)" value={note} onValue={setNote} error={errorOf('note')} />
      <button type="submit" class="button" disabled={isSending}>
        Keep
      </button>
    </form>
  );
}

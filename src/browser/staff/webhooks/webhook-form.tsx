import { useState } from 'preact/hooks';
import type { WebhookEventType, WebhookView } from '../../../protocol/webhook-view.ts';
import type { WebhookTerms } from '../api/webhook-client.ts';
import { Failure } from '../parts/failure.tsx';
import { Field } from '../parts/field.tsx';
import { useSending } from '../parts/use-sending.ts';
import { EVENT_WORDS } from './event-words.ts';

type WebhookFormProps = {
  /** What is changed; left out where one is made. */
  readonly webhook?: WebhookView;
  readonly submitText: string;
  readonly onSubmit: (terms: WebhookTerms) => Promise<void>;
};

export function WebhookForm({ webhook, submitText, onSubmit }: WebhookFormProps) {
  const [url, setUrl] = useState(webhook?.url ?? '');
  const [note, setNote] = useState(webhook?.note ?? '');
  const [events, setEvents] = useState<readonly WebhookEventType[]>(webhook?.events ?? []);
  const { isSending, failure, errors, errorOf, send } = useSending();
  const submit = (event: Event) => {
    event.preventDefault();
    void send(async () => {
      await onSubmit({ url: url.trim(), events, note: note.trim() === '' ? null : note.trim() });
      if (webhook !== undefined) return;
      setUrl('');
      setNote('');
      setEvents([]);
    });
  };
  const turn = (type: WebhookEventType) =>
    setEvents(events.includes(type) ? events.filter((each) => each !== type) : [...events, type]);
  const eventsError = errors.find(({ path }) => path === 'events' || path.startsWith('events.'))?.message;
  return (
    <form onSubmit={submit} noValidate>
      <Failure words={failure} />
      <Field
        label="Address"
        hint="Where your system takes HTTP POST requests, such as https://ats.example.com/minicase"
        value={url}
        onValue={setUrl}
        error={errorOf('url')}
      />
      <fieldset aria-describedby={eventsError === undefined ? undefined : 'events-error'}>
        <legend>Tell it when</legend>
        <div class="choices stacked">
          {EVENT_WORDS.map(([type, words]) => (
            <label key={type} class="choice">
              <input type="checkbox" checked={events.includes(type)} onChange={() => turn(type)} />
              <span>
                {words} <code class="soft small">{type}</code>
              </span>
            </label>
          ))}
        </div>
        {eventsError === undefined ? null : (
          <span class="bad small" id="events-error" role="alert">
            Choose at least one.
          </span>
        )}
      </fieldset>
      <Field
        label="Note"
        hint="For your colleagues: what it is for."
        value={note}
        onValue={setNote}
        error={errorOf('note')}
        isRequired={false}
      />
      <button type="submit" class={webhook === undefined ? 'button primary' : 'button'} disabled={isSending}>
        {submitText}
      </button>
    </form>
  );
}

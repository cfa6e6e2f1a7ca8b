import { useState } from 'preact/hooks';
import type { WebhookView } from '../../../protocol/webhook-view.ts';
import { wordsFor } from '../../api/problem.ts';
import { dayAndTime } from '../../app/format-time.ts';
import { toast } from '../../design/parts/toasts.tsx';
import { changeWebhook, enableWebhook, pingWebhook } from '../api/webhook-client.ts';
import { DeleteDialog } from './delete-dialog.tsx';
import { Deliveries } from './deliveries.tsx';
import { ReplaceDialog } from './replace-dialog.tsx';
import { WebhookForm } from './webhook-form.tsx';

type WebhookCardProps = { readonly webhook: WebhookView; readonly onChanged: () => Promise<void> };

/** One webhook: how it goes, what can be done with it, and what it was told. */
export function WebhookCard({ webhook, onChanged }: WebhookCardProps) {
  const [dialog, setDialog] = useState<'delete' | 'replace' | undefined>(undefined);
  const [isLogShown, setLogShown] = useState(false);
  const [ordered, setOrdered] = useState(0);
  const { id, url, note, isEnabled, createdBy, createdAt, events } = webhook;
  const attempt = async (work: () => Promise<string>) => {
    try {
      toast(await work(), 'good');
    } catch (error) {
      toast(wordsFor(error), 'bad');
    }
    await onChanged();
  };
  const ping = () =>
    void attempt(async () => {
      await pingWebhook(webhook);
      setLogShown(true);
      setOrdered(ordered + 1);
      return 'A ping is on its way.';
    });
  const turn = () =>
    void attempt(async () => {
      await enableWebhook(webhook, !isEnabled);
      return isEnabled ? 'It is told nothing until you enable it.' : 'It is enabled.';
    });
  const titleId = `webhook-${id}`;
  return (
    <section class="card" aria-labelledby={titleId}>
      <h2 id={titleId} class="address">
        {url}
      </h2>
      <p>
        <Health webhook={webhook} />
      </p>
      {note === null ? null : <p class="as-written">{note}</p>}
      <p class="soft small">
        {events.map((type, index) => (
          <span key={type}>
            {index === 0 ? '' : ', '}
            <code>{type}</code>
          </span>
        ))}
        <br />
        made by {createdBy}, {dayAndTime(createdAt)}
      </p>
      <div class="actions">
        <button type="button" class="button tiny" disabled={!isEnabled} onClick={ping}>
          Send a ping
        </button>
        <button type="button" class="button tiny" onClick={turn}>
          {isEnabled ? 'Disable' : 'Enable'}
        </button>
        <button type="button" class="button tiny" onClick={() => setDialog('replace')}>
          Replace secret
        </button>
        <button type="button" class="button danger tiny" onClick={() => setDialog('delete')}>
          Delete
        </button>
      </div>
      <details class="below">
        <summary>Change it</summary>
        <div class="below">
          <WebhookForm
            webhook={webhook}
            submitText="Save"
            onSubmit={async (terms) => {
              await changeWebhook(webhook, terms);
              toast('It is saved.', 'good');
              await onChanged();
            }}
          />
        </div>
      </details>
      <details open={isLogShown} onToggle={(event) => setLogShown(event.currentTarget.open)}>
        <summary>What it was sent</summary>
        {isLogShown ? (
          <Deliveries
            webhook={webhook}
            ordered={ordered}
            onMoved={() => void onChanged()}
            onReplayed={() => {
              setOrdered(ordered + 1);
              void onChanged();
            }}
          />
        ) : null}
      </details>
      {dialog === 'delete' ? (
        <DeleteDialog webhook={webhook} onClose={() => setDialog(undefined)} onDeleted={onChanged} />
      ) : null}
      {dialog === 'replace' ? <ReplaceDialog webhook={webhook} onClose={() => setDialog(undefined)} /> : null}
    </section>
  );
}

function Health({ webhook: { isEnabled, deliveries } }: { readonly webhook: WebhookView }) {
  const { delivered, waiting, failed } = deliveries;
  const total = delivered + waiting + failed;
  return (
    <>
      {isEnabled ? null : <span class="badge bad">disabled</span>}{' '}
      {total === 0 ? <span class="soft">Nothing was sent in the last week.</span> : null}
      {delivered === 0 ? null : <span class="badge good">{delivered} delivered</span>}{' '}
      {waiting === 0 ? null : <span class="badge warn">{waiting} waiting</span>}{' '}
      {failed === 0 ? null : <span class="badge bad">{failed} failed</span>}{' '}
      {total === 0 ? null : <span class="soft small">in the last week</span>}
    </>
  );
}

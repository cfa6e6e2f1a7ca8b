import { useEffect, useState } from 'preact/hooks';
import type { NewWebhook } from '../../../protocol/webhook-view.ts';
import { createWebhook, listWebhooks, type WebhookTerms } from '../api/webhook-client.ts';
import { Failure } from '../parts/failure.tsx';
import { ShownOnce } from '../parts/shown-once.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { VerifyExample } from './verify-example.tsx';
import { WebhookCard } from './webhook-card.tsx';
import { WebhookForm } from './webhook-form.tsx';

/** Which other systems are told of what happens, for admins. */
export function WebhooksPage() {
  const { value: webhooks, failure, reload } = useLoaded(listWebhooks);
  const [made, setMade] = useState<NewWebhook | undefined>(undefined);
  useEffect(() => {
    document.title = 'minicase: webhooks';
  }, []);
  const create = async (terms: WebhookTerms) => {
    setMade(await createWebhook(terms));
    await reload();
  };
  const isEmpty = webhooks?.length === 0;
  return (
    <>
      <h1>Webhooks</h1>
      <p>Other systems, such as the one that tracks your applicants, can be told of what happens here as it happens.</p>
      <Failure words={failure} />
      {made === undefined ? null : (
        <ShownOnce
          key={made.webhook.id}
          label="The secret it signs with"
          secret={made.secret}
          note="Copy it now to where requests are verified: it is never shown again."
        />
      )}
      {isEmpty ? <p class="empty">Nobody is told yet.</p> : null}
      {(webhooks ?? []).map((webhook) => (
        <WebhookCard key={webhook.id} webhook={webhook} onChanged={reload} />
      ))}
      <section class="card" aria-labelledby="new-webhook">
        <h2 id="new-webhook">Tell another system</h2>
        <WebhookForm submitText="Make a webhook" onSubmit={create} />
      </section>
      {webhooks === undefined ? null : <VerifyExample isOpen={isEmpty} />}
    </>
  );
}

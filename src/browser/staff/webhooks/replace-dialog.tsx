import { useState } from 'preact/hooks';
import type { WebhookView } from '../../../protocol/webhook-view.ts';
import { Dialog } from '../../design/parts/dialog.tsx';
import { replaceSecret } from '../api/webhook-client.ts';
import { Failure } from '../parts/failure.tsx';
import { ShownOnce } from '../parts/shown-once.tsx';
import { useSending } from '../parts/use-sending.ts';

/** Gives a webhook another secret, and shows that. */
export function ReplaceDialog({ webhook, onClose }: { readonly webhook: WebhookView; readonly onClose: () => void }) {
  const [secret, setSecret] = useState<string | undefined>(undefined);
  const { isSending, failure, send } = useSending();
  const replace = () => void send(async () => setSecret((await replaceSecret(webhook)).secret));
  return (
    <Dialog title="Replace the secret?" onClose={onClose}>
      <Failure words={failure} />
      <p class="as-written">{webhook.url}</p>
      {secret === undefined ? (
        <p>
          For 24 hours both the old and the new one sign, so that nothing is missed while you put the new one in place.
          Of a secret that was replaced in the last 24 hours, this is the end.
        </p>
      ) : (
        <ShownOnce
          label="The new secret"
          secret={secret}
          note="Copy it now: it is never shown again. The old one signs beside it for 24 hours."
        />
      )}
      <div class="actions">
        <button type="button" class="button" onClick={onClose}>
          {secret === undefined ? 'Keep the old one' : 'Done'}
        </button>
        {secret === undefined ? (
          <button type="button" class="button primary" disabled={isSending} onClick={replace}>
            Replace it
          </button>
        ) : null}
      </div>
    </Dialog>
  );
}

import { useState } from 'preact/hooks';
import type { Scope } from '../../../domain/scope.ts';
import type { ApiKeyView } from '../../../protocol/staff-view.ts';
import { wordsFor } from '../../api/problem.ts';
import { dayAndTime } from '../../app/format-time.ts';
import { toast } from '../../design/parts/toasts.tsx';
import { listApiKeys, revokeApiKey } from '../api/staff-client.ts';
import { Failure } from '../parts/failure.tsx';
import { ShownOnce } from '../parts/shown-once.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { NewKeyForm } from './new-key-form.tsx';

export function ApiKeys({ scopes }: { readonly scopes: readonly Scope[] }) {
  const { value: keys, failure, reload } = useLoaded(listApiKeys);
  const [made, setMade] = useState<string | undefined>(undefined);
  const revoke = async ({ id }: ApiKeyView) => {
    await revokeApiKey(id).catch((error: unknown) => toast(wordsFor(error), 'bad'));
    await reload();
  };
  const show = async (key: string) => {
    setMade(key);
    await reload();
  };
  return (
    <section class="card" aria-labelledby="api-keys">
      <h2 id="api-keys">API keys</h2>
      <p>
        For programs that act for you. A key does what its scopes say, as long as your role allows it. It is sent as{' '}
        <code>Authorization: Bearer mck_…</code>
      </p>
      <Failure words={failure} />
      {made === undefined ? null : (
        <ShownOnce label="Your new key" secret={made} note="Copy it now: it is never shown again." />
      )}
      {keys?.length === 0 ? <p class="soft">You have none yet.</p> : null}
      <ul class="rows">
        {(keys ?? []).map((key) => (
          <Row key={key.id} apiKey={key} onRevoke={() => void revoke(key)} />
        ))}
      </ul>
      <NewKeyForm scopes={scopes} onMade={show} />
    </section>
  );
}

function Row({ apiKey, onRevoke }: { readonly apiKey: ApiKeyView; readonly onRevoke: () => void }) {
  const { name, startsWith, scopes, lastUsedAt, revokedAt, expiresAt } = apiKey;
  const isOver = revokedAt !== null || Date.parse(expiresAt) <= Date.now();
  return (
    <li>
      <span>
        {name} <code>{startsWith}…</code>{' '}
        {isOver ? <span class="badge">{revokedAt === null ? 'expired' : 'revoked'}</span> : null}
        <br />
        <span class="soft small">
          {scopes.join(', ')}
          <br />
          {lastUsedAt === null ? 'never used' : `used ${dayAndTime(lastUsedAt)}`}
          {isOver ? '' : `, until ${dayAndTime(expiresAt)}`}
        </span>
      </span>
      {isOver ? null : (
        <button type="button" class="button danger tiny" aria-label={`Revoke ${name}`} onClick={onRevoke}>
          Revoke
        </button>
      )}
    </li>
  );
}

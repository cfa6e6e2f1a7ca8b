import { useEffect, useState } from 'preact/hooks';
import type { DeliveryState, DeliveryTry, DeliveryView, WebhookView } from '../../../protocol/webhook-view.ts';
import { wordsFor } from '../../api/problem.ts';
import { exactTime } from '../../app/format-time.ts';
import { toast } from '../../design/parts/toasts.tsx';
import { readDeliveries, replayDelivery } from '../api/webhook-client.ts';
import { Failure } from '../parts/failure.tsx';

const LOOK_EVERY_MS = 2_000;
const TONES: Readonly<Record<DeliveryState, string>> = { delivered: 'good', waiting: 'warn', failed: 'bad' };

type DeliveriesProps = {
  readonly webhook: WebhookView;
  /** Changes whenever something new was ordered. */
  readonly ordered: number;
  readonly onReplayed: () => void;
  /** Something is there that was not, or waits no more. */
  readonly onMoved: () => void;
};

/** What a webhook was told, and how that went. Looked at again as long as anything waits. */
export function Deliveries({ webhook, ordered, onReplayed, onMoved }: DeliveriesProps) {
  const [newest, setNewest] = useState<readonly DeliveryView[] | undefined>(undefined);
  const [older, setOlder] = useState<readonly DeliveryView[]>([]);
  const [next, setNext] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | undefined>(undefined);
  const look = async () => {
    try {
      const page = await readDeliveries(webhook.id, null);
      setNewest(page.deliveries);
      setNext((known) => (older.length === 0 ? page.next : known));
      setFailure(undefined);
    } catch (error) {
      setFailure(wordsFor(error));
    }
  };
  const showOlder = async () => {
    try {
      const page = await readDeliveries(webhook.id, next);
      setOlder([...older, ...page.deliveries]);
      setNext(page.next);
    } catch (error) {
      setFailure(wordsFor(error));
    }
  };
  const isMoving = newest?.some(({ state }) => state === 'waiting') ?? false;
  const standing = newest?.map(({ id, state }) => `${id} ${state}`).join();
  useEffect(() => {
    if (standing !== undefined) onMoved();
  }, [standing]);
  useEffect(() => {
    void look();
    if (!isMoving) return;
    const timer = setInterval(() => void look(), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [webhook.id, ordered, isMoving]);
  const replay = async ({ id }: DeliveryView) => {
    try {
      await replayDelivery(id);
      toast('It is sent again.', 'good');
      onReplayed();
    } catch (error) {
      toast(wordsFor(error), 'bad');
    }
  };
  const known = new Set(newest?.map(({ id }) => id));
  const shown = [...(newest ?? []), ...older.filter(({ id }) => !known.has(id))];
  return (
    <>
      <Failure words={failure} />
      {newest?.length === 0 ? <p class="soft">Nothing was sent yet.</p> : null}
      <ul class="rows">
        {shown.map((delivery) => (
          <Delivery
            key={delivery.id}
            delivery={delivery}
            mayReplay={webhook.isEnabled && delivery.state !== 'waiting'}
            onReplay={() => void replay(delivery)}
          />
        ))}
      </ul>
      {next === null ? null : (
        <button type="button" class="button" onClick={() => void showOlder()}>
          Show older ones
        </button>
      )}
    </>
  );
}

type DeliveryProps = {
  readonly delivery: DeliveryView;
  readonly mayReplay: boolean;
  readonly onReplay: () => void;
};

function Delivery({ delivery, mayReplay, onReplay }: DeliveryProps) {
  const { type, state, isReplay, createdAt, nextTryAt, tries, body, eventId } = delivery;
  return (
    <li>
      <details class="whole">
        <summary>
          <code>{type}</code> <span class={`badge ${TONES[state]}`}>{state}</span>{' '}
          {isReplay ? <span class="badge">sent again</span> : null}{' '}
          <span class="soft small">
            {exactTime(createdAt)}
            {nextTryAt === null || tries.length === 0 ? '' : `, next try ${exactTime(nextTryAt)}`}
          </span>
        </summary>
        <div class="below">
          {tries.length === 0 ? (
            <p class="soft">It was not tried yet.</p>
          ) : (
            <ol class="plain tries">
              {tries.map((each) => (
                <Try key={each.at} of={each} />
              ))}
            </ol>
          )}
          <p class="soft small as-written">
            Event <code>{eventId}</code>
          </p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
          <pre tabIndex={0}>
            <code>{indented(body)}</code>
          </pre>
          {mayReplay ? (
            <button type="button" class="button tiny" onClick={onReplay}>
              Send it again
            </button>
          ) : null}
        </div>
      </details>
    </li>
  );
}

function Try({ of: { at, status, tookMs, said } }: { readonly of: DeliveryTry }) {
  const isGood = status !== null && status >= 200 && status < 300;
  return (
    <li>
      <span class={isGood ? 'badge good' : 'badge bad'}>{status ?? 'no answer'}</span>{' '}
      <span class="soft small">
        {exactTime(at)}, {Math.round(tookMs)} ms
      </span>
      {said === '' ? null : <p class="small as-written said">{said}</p>}
    </li>
  );
}

function indented(body: string): string {
  return JSON.stringify(JSON.parse(body), null, 2);
}

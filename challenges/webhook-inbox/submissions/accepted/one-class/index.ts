import type { Inbox, InboxEntry, InboxOptions, PaymentState, PaymentUpdate, WorkReport } from './types.ts';

export type * from './types.ts';

const STATES: readonly unknown[] = ['open', 'paid', 'refunded', 'expired'] satisfies PaymentState[];
const HMAC = { name: 'HMAC', hash: 'SHA-256' };

/** A refusal, thrown from wherever it is found out and answered in one place. */
class Refusal {
  readonly status: number;
  readonly error: string;

  constructor(status: number, error: string) {
    this.status = status;
    this.error = error;
  }
}

type Fields = Record<string, unknown>;

class WebhookInbox implements Inbox {
  readonly #options: InboxOptions;
  #work: Promise<WorkReport> | null = null;

  constructor(options: InboxOptions) {
    this.#options = options;
  }

  async fetch(request: Request): Promise<Response> {
    try {
      return await this.#receive(request);
    } catch (error) {
      const { status, error: message } = error instanceof Refusal ? error : new Refusal(503, 'try again later');
      return Response.json({ error: message }, { status });
    }
  }

  async #receive(request: Request): Promise<Response> {
    if (new URL(request.url).pathname !== '/webhooks') throw new Refusal(404, 'not found');
    if (request.method !== 'POST') throw new Refusal(405, 'method not allowed');
    const body = await this.#readBody(request);
    await this.#verify(request.headers.get('ferrypay-signature') ?? '', body);

    const event = parse(body);
    if (!isText(event['id']) || !isText(event['type'])) throw new Refusal(400, 'an event has an id and a type');
    if (event['type'] !== 'payment.updated') return Response.json({ result: 'ignored' });
    const update = readUpdate(event['id'], event['payment']);

    const isNew = await this.#options.store.add({ update, status: 'waiting', tries: 0, dueAt: Date.now() });
    return isNew ? Response.json({ result: 'stored' }, { status: 202 }) : Response.json({ result: 'duplicate' });
  }

  async #readBody(request: Request): Promise<Uint8Array<ArrayBuffer>> {
    const { maxBodyBytes } = this.#options.policy;
    const body = new Uint8Array(maxBodyBytes);
    let length = 0;
    const reader = request.body?.getReader();
    while (reader) {
      const { done, value } = await reader.read().catch(() => {
        throw new Refusal(400, 'the body broke off');
      });
      if (done) break;
      if (length + value.byteLength > maxBodyBytes) {
        void reader.cancel().catch(() => {});
        throw new Refusal(413, 'the body is too large');
      }
      body.set(value, length);
      length += value.byteLength;
    }
    return body.slice(0, length);
  }

  async #verify(header: string, body: Uint8Array<ArrayBuffer>): Promise<void> {
    let time = '';
    const signatures: Uint8Array<ArrayBuffer>[] = [];
    for (const field of header.split(',')) {
      const at = field.indexOf('=');
      const [name, value] = [field.slice(0, at), field.slice(at + 1)];
      if (name === 't') time = value;
      if (name === 'v1' && /^[0-9a-f]{64}$/.test(value)) signatures.push(bytesOfHex(value));
    }
    const isFresh =
      /^\d+$/.test(time) && Math.abs(Date.now() - Number(time) * 1000) <= this.#options.policy.toleranceMs;
    let isGenuine = false;
    if (isFresh) {
      const prefix = new TextEncoder().encode(`${time}.`);
      const signed = new Uint8Array([...prefix, ...body]);
      for (const secret of this.#options.secrets()) {
        if (secret === '') continue;
        const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(secret), HMAC, false, ['verify']);
        // subtle.verify compares in constant time.
        for (const signature of signatures) isGenuine ||= await crypto.subtle.verify('HMAC', key, signature, signed);
      }
    }
    if (!isGenuine) throw new Refusal(401, 'unauthorized');
  }

  work(): Promise<WorkReport> {
    this.#work ??= this.#workOff().finally(() => {
      this.#work = null;
    });
    return this.#work;
  }

  /** A pool: whenever a place is free and something is due whose payment is not busy, it starts. */
  async #workOff(): Promise<WorkReport> {
    const { store, policy } = this.#options;
    const report = { waiting: 0, delivered: 0, superseded: 0, dead: 0 };
    const open = new Map<string, Promise<void>>();
    const errors: unknown[] = [];

    const start = (entry: InboxEntry) => {
      const { paymentId } = entry.update;
      const done = this.#dealWith(entry)
        .then((status) => {
          report[status] += 1;
        })
        .catch((error: unknown) => {
          errors.push(error);
        })
        .finally(() => open.delete(paymentId));
      open.set(paymentId, done);
    };

    while (errors.length === 0) {
      const due = await store.findDue(Date.now(), 100).catch((error: unknown) => {
        errors.push(error);
        return [];
      });
      const [next] = due;
      if (next === undefined) break;
      for (const entry of due) {
        while (open.size >= policy.concurrency || open.has(entry.update.paymentId)) await Promise.race(open.values());
        if (errors.length > 0) break;
        start(entry);
      }
      await Promise.all(open.values());
    }
    await Promise.all(open.values());
    if (errors.length > 0) throw errors[0];
    return report;
  }

  async #dealWith(entry: InboxEntry): Promise<InboxEntry['status']> {
    const { store, policy } = this.#options;
    const { paymentId, sequence } = entry.update;
    if ((await store.newestSequence(paymentId)) > sequence) {
      await store.save({ ...entry, status: 'superseded' });
      return 'superseded';
    }
    const tries = entry.tries + 1;
    const isDelivered = await this.#tell(entry.update);
    const status = isDelivered ? 'delivered' : tries < policy.maxTries ? 'waiting' : 'dead';
    const waitMs = Math.min(policy.maxDelayMs, policy.baseDelayMs * 2 ** entry.tries);
    await store.save({ ...entry, status, tries, dueAt: status === 'waiting' ? Date.now() + waitMs : entry.dueAt });
    return status;
  }

  #tell(update: PaymentUpdate): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), this.#options.policy.timeoutMs);
      const settle = (isDelivered: boolean) => {
        clearTimeout(timer);
        resolve(isDelivered);
      };
      this.#options.ledger.apply(update).then(
        () => settle(true),
        () => settle(false),
      );
    });
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function parse(body: Uint8Array): Fields {
  try {
    const event: unknown = JSON.parse(new TextDecoder('utf-8').decode(body));
    if (typeof event === 'object' && event !== null) return event as Fields;
  } catch {}
  throw new Refusal(400, 'an event is a JSON object');
}

function readUpdate(eventId: string, payment: unknown): PaymentUpdate {
  const { id, sequence, state, amountCents } = (payment ?? {}) as Fields;
  const isWhole = (value: unknown, from: number) => Number.isSafeInteger(value) && (value as number) >= from;
  if (!isText(id) || !isWhole(sequence, 1) || !STATES.includes(state) || !isWhole(amountCents, 0)) {
    throw new Refusal(400, 'the payment of the event is not whole');
  }
  return {
    eventId,
    paymentId: id,
    sequence: sequence as number,
    state: state as PaymentState,
    amountCents: amountCents as number,
  };
}

function bytesOfHex(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
}

export function createInbox(options: InboxOptions): Inbox {
  return new WebhookInbox(options);
}

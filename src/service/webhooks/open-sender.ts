import { type LookupAddress, lookup as lookUp } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { Agent, buildConnector, request } from 'undici';
import { faultOfAddress, faultOfHost } from './fault-of-url.ts';
import { parseRetryAfter } from './parse-retry-after.ts';
import { whyNoAnswer } from './why-no-answer.ts';

/** How a receiver answered; without a status where it did not. */
export type Answer = {
  readonly status: number | null;
  readonly tookMs: number;
  /** The beginning of the answer, or why there was none. */
  readonly said: string;
  /** How long it asks us to leave it alone. */
  readonly retryAfterMs: number;
};

export type Sender = {
  /** @throws only where `signal` aborts. */
  readonly post: (
    url: string,
    headers: Readonly<Record<string, string>>,
    body: string,
    signal: AbortSignal,
  ) => Promise<Answer>;
  readonly close: () => Promise<void>;
};

export type Resolve = (
  hostname: string,
  callback: (error: NodeJS.ErrnoException | null, addresses: readonly LookupAddress[]) => void,
) => void;

export type SenderOptions = {
  readonly mayBePrivate: boolean;
  readonly answerWithinMs: number;
  readonly resolve?: Resolve;
};

/** So much of an answer is read. */
const READ_BYTES = 1_024;

const resolveByName: Resolve = (hostname, callback) => lookUp(hostname, { all: true }, callback);

/**
 * Posts to receivers, and to nothing else: where a name leads is looked at when the connection is made, so that it
 * cannot lead elsewhere by then. No redirect is followed, and no connection is kept.
 */
export function openSender({ mayBePrivate, answerWithinMs, resolve = resolveByName }: SenderOptions): Sender {
  const agent = new Agent({
    connect: guardedConnector(mayBePrivate, answerWithinMs, resolve),
    pipelining: 0,
    maxHeaderSize: 16 * 1_024,
  });
  return {
    post: async (url, headers, body, signal) => {
      const begunAt = performance.now();
      const tooLate = AbortSignal.timeout(answerWithinMs);
      const until = AbortSignal.any([signal, tooLate]);
      const answer = await ask(agent, url, headers, body, until).catch((error: unknown) => {
        signal.throwIfAborted();
        const said = tooLate.aborted ? `There was no answer within ${answerWithinMs / 1_000} s.` : whyNoAnswer(error);
        return { status: null, said, retryAfterMs: 0 };
      });
      return { ...answer, tookMs: Math.round(performance.now() - begunAt) };
    },
    close: async () => await agent.destroy(),
  };
}

async function ask(
  dispatcher: Agent,
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  signal: AbortSignal,
): Promise<Omit<Answer, 'tookMs'>> {
  const answer = await request(url, { dispatcher, method: 'POST', headers, body, signal });
  return {
    status: answer.statusCode,
    said: await readBeginning(answer.body),
    retryAfterMs: parseRetryAfter(answer.headers['retry-after'], Date.now()),
  };
}

async function readBeginning(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= READ_BYTES) break;
  }
  return Buffer.concat(chunks)
    .subarray(0, READ_BYTES)
    .toString('utf8')
    .replaceAll(/[\p{C}--[\n\t]]/gv, '');
}

function guardedConnector(mayBePrivate: boolean, timeout: number, resolve: Resolve): buildConnector.connector {
  const connect = buildConnector({ timeout, lookup: guardedLookup(mayBePrivate, resolve) });
  return (options, callback) => {
    const fault = faultOfHost(options.hostname, mayBePrivate);
    if (fault === undefined) connect(options, callback);
    else callback(new ForbiddenAddress(fault), null);
  };
}

/** A name may lead to several addresses; those that it may not lead to are left out. */
function guardedLookup(mayBePrivate: boolean, resolve: Resolve): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, (error, addresses) => {
      if (error !== null) return callback(error, '');
      const faults = addresses.map(({ address }) => faultOfAddress(address, mayBePrivate));
      const allowed = addresses.filter((_, index) => faults[index] === undefined);
      const [first] = allowed;
      if (first === undefined) {
        return callback(new ForbiddenAddress(faults[0] ?? 'leads to no address'), '');
      }
      if (options.all === true) callback(null, allowed);
      else callback(null, first.address, first.family);
    });
  };
}

/** Where nobody is asked. */
export class ForbiddenAddress extends Error {
  override readonly name = 'ForbiddenAddress';

  constructor(fault: string) {
    super(`The address ${fault}`);
  }
}

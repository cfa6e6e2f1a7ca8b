import './warm-up.isolate.ts';
import { ANSWER, OP, SYNCED, TAG } from '../wire/message.ts';

/** As `warm-up.isolate.ts`, for what programs do that answer requests, and ask services on their part. */

type Host = {
  start(exchange: (frame: string) => string, seed: number, limit: number, ignore: () => void, too: () => void): void;
  loaded(namespace: object): string;
  serve(frame: string): string;
  beginTurn(frame: string): void;
  endTurn(): string;
};
const { __host: host } = globalThis as unknown as { readonly __host: Host };

const JSON_TYPE = { 'content-type': 'application/json' };
const TIMEOUT_MS = 1_000;
const LATE_MS = 2_000;

async function answer(request: Request): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  const body: unknown = await request.json();
  const headers = new Headers(request.headers);
  headers.set('content-type', 'application/json');
  return new Response(JSON.stringify({ pathname, body, all: [...searchParams] }), { status: 201, headers });
}

/** As one does who tries again, and hands on what came of it. */
async function ask(path: string, init?: RequestInit): Promise<Response> {
  const url = `https://shop.example${path}`;
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (response.status >= 500) throw new Error(`${response.status} ${response.headers.get('retry-after') ?? ''}`);
    const body = await response.arrayBuffer();
    return new Response(body, { status: response.status, headers: response.headers });
  } catch (error) {
    return Response.json({ id: crypto.randomUUID(), name: (error as Error).name }, { status: 502 });
  }
}

async function echo(request: Request): Promise<string> {
  return await request.text();
}

async function askForData(): Promise<unknown> {
  const response = await fetch(new URL('/orders?page=2', 'https://shop.example'));
  return response.ok ? await response.json() : await response.text();
}

const text = (body: string): object => [TAG.object, 0, ['text', body]];
const none = [TAG.undefined];
const list = (...items: readonly unknown[]): object => [TAG.array, 0, items];

const answered = (status: number, body: object): object => [
  TAG.web,
  'Response',
  [
    ...['status', status, 'statusText', 'OK', 'type', 'default', 'urls', list()],
    ...['headers', list(list('content-type', 'application/json'), list('retry-after', '1')), 'body', body],
  ],
];
const asked = [
  TAG.web,
  'Request',
  [
    ...['url', 'https://case.example/orders?a=b', 'headers', list(list('content-type', 'application/json'))],
    ...['body', text('{}'), 'method', 'POST', 'redirect', 'follow', 'credentials', 'same-origin', 'cache', 'default'],
    ...['referrerPolicy', '', 'integrity', '', 'keepalive', false],
  ],
];
const failure = [TAG.error, 90, [TAG.intrinsic, 'TypeError.prototype'], ['message', false, 'fetch failed']];
const inPieces = [TAG.object, 0, ['pull', [TAG.function, 91, false], 'cancel', [TAG.function, 92, false]]];
const piece = [TAG.object, 0, ['done', false, 'value', [TAG.bytes, 'Uint8Array', '{"a":']]];

/** Promises of the other side are numbered as it gives them: each is the answer to something that is called there. */
let promises = 100;
const settled = (isFulfilled: boolean, value: unknown): object => [promises, isFulfilled, value];
const turn = (...settlements: readonly unknown[]): string => JSON.stringify([OP.turn, 0, 0, settlements, []]);
const fire = JSON.stringify([OP.fire, LATE_MS, LATE_MS, [], []]);
const exported = ['ask', 'askForData', 'echo'];
const [ASK, ASK_FOR_DATA, ECHO] = [1, 2, 3];

/** What is asked of the program, and then what the other side says to what it asks in turn. */
const conversations: readonly (readonly [request: readonly unknown[], ...turns: readonly (() => string)[]])[] = [
  [[OP.provide, 'fetch', [TAG.function, 1, false]]],
  ...exported.map((name) => [[OP.get, 0, name]] as const),
  [[OP.apply, ASK, none, '/orders/7?of=all'], () => turn(settled(true, answered(200, text('{"id":7}')))), () => fire],
  [[OP.apply, ASK, none, '/orders'], () => turn(settled(true, answered(503, text('{}')))), () => fire],
  [
    [OP.apply, ASK, none, '/orders', [TAG.object, 0, ['method', 'POST', 'body', '{"a":1}']]],
    () => turn(settled(true, answered(200, inPieces))),
    () => turn(settled(true, piece)),
    () => turn(settled(false, failure)),
    () => fire,
  ],
  [[OP.apply, ASK, none, '/late'], () => fire],
  [[OP.apply, ASK_FOR_DATA, none], () => turn(settled(true, answered(200, text('{"id":7}'))))],
  [[OP.apply, ASK_FOR_DATA, none], () => turn(settled(false, failure))],
  [[OP.apply, ECHO, none, asked], () => turn()],
];

/** So many microtasks are run after each step, as a process would run all there are. */
const HOPS = 60;
/** More than there are here. */
const MOST_FRAMES = 200;
const ignore = (): void => undefined;

async function hops(): Promise<void> {
  for (let hop = 0; hop < HOPS; hop++) await undefined;
}

async function converse(): Promise<void> {
  let frames = 0;
  const said = (frame: string): string => {
    frames += 1;
    if (frames > MOST_FRAMES) throw new Error('the warm-up of a program does not end');
    const message = JSON.parse(frame) as readonly unknown[];
    const [tag] = message[0] === SYNCED ? (message[3] as readonly unknown[]) : message;
    if (tag !== OP.apply) return turn();
    promises += 1;
    return JSON.stringify([ANSWER.value, [TAG.promise, promises]]);
  };
  host.start(said, 1, 1_000, ignore, ignore);
  host.loaded({ ask, askForData, echo });
  for (const [request, ...turns] of conversations) {
    host.serve(JSON.stringify(request));
    await hops();
    for (const next of turns) {
      host.beginTurn(next());
      await hops();
      host.endTurn();
    }
  }
}

const request = new Request('http://case.example:8080/orders?a=b', {
  method: 'POST',
  headers: { ...JSON_TYPE, 'x-one': '1' },
  body: JSON.stringify({ a: [1] }),
});
void answer(request).then((response) => response.clone().text());
void Response.json({ a: 1 }).json();
new AbortController().abort();
void converse();

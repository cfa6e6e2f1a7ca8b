import { dataURLProcessor, serializeAMimeType } from 'undici/lib/web/fetch/data-url.js';
import {
  extractBody,
  fromInnerResponse,
  getRequestState,
  getResponseState,
  Headers,
  type InnerBody,
  makeResponse,
  Request,
} from './fetch-classes.isolate.ts';
import { ports } from './given.isolate.ts';
import { ReadableStream } from './streams.isolate.ts';
import { URL } from './url.isolate.ts';

/** @param aborted - settles where the program takes its call back. */
type Dispatch = (request: Request, aborted: Promise<void>) => Promise<Response>;

/** As many as Node follows. */
const MOST_REDIRECTS = 20;
const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];
const NULL_BODY: readonly number[] = [101, 103, 204, 205, 304];
/** What Node sends along, where a program does not say otherwise. */
const OWN_HEADERS = { accept: '*/*', 'accept-language': '*', 'sec-fetch-mode': 'cors', 'user-agent': 'node' };
const CREDENTIALS = ['authorization', 'proxy-authorization', 'cookie', 'host'];
const BODY_HEADERS = ['content-encoding', 'content-language', 'content-location', 'content-type', 'content-length'];

/** `fetch` as Node's, but that what answers is the world of the case. */
export async function fetch(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const request = new Request(input, init);
  const { signal } = request;
  signal.throwIfAborted();
  const { promise, reject } = Promise.withResolvers<never>();
  const { promise: aborted, resolve: tellOfAbort } = Promise.withResolvers<void>();
  const onAbort = (): void => {
    reject(signal.reason);
    tellOfAbort();
  };
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([follow(request, aborted), promise]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

async function follow(first: Request, aborted: Promise<void>): Promise<Response> {
  const urls: URL[] = [];
  for (let request = first; ; ) {
    const { urlList, redirect } = getRequestState(request);
    const url = urlList.at(-1) as URL;
    urls.push(url);
    const answer = await answerOf(request, url, aborted);
    const state = getResponseState(answer);
    if (state.type === 'error') throw failed(new Error('the connection was closed without an answer'));
    const location = REDIRECTS.includes(state.status) ? state.headersList.get('location', true) : null;
    if (location === null || redirect === 'manual') return deliver(answer, urls, first.signal);
    if (redirect === 'error') throw failed(new Error('unexpected redirect'));
    if (urls.length > MOST_REDIRECTS) throw failed(new Error('redirect count exceeded'));
    request = redirected(request, url, location, state.status);
  }
}

async function answerOf(request: Request, url: URL, aborted: Promise<void>): Promise<Response> {
  if (url.protocol === 'data:') return answerData(url);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw failed(new Error('unknown scheme'));
  const dispatch: Dispatch | undefined = ports().dispatch();
  if (dispatch === undefined) {
    throw failed(
      Object.assign(new Error(`this case has no upstream services: ${request.method} ${url.href} cannot be reached`), {
        code: 'ENOTFOUND',
        syscall: 'getaddrinfo',
        hostname: url.hostname,
      }),
    );
  }
  const { headersList, body } = getRequestState(request);
  for (const [name, value] of Object.entries(OWN_HEADERS)) {
    if (!headersList.contains(name, true)) headersList.append(name, value, true);
  }
  if (body?.length !== undefined && body.length !== null && !headersList.contains('content-length', true)) {
    headersList.append('content-length', `${body.length}`, true);
  }
  try {
    return await dispatch(request, aborted);
  } catch (error) {
    throw error instanceof TypeError && error.message === 'fetch failed' ? error : failed(error);
  }
}

/** What Node's own says of all that goes wrong on the way; why is its cause. */
function failed(cause: unknown): TypeError {
  return new TypeError('fetch failed', { cause });
}

function answerData(url: URL): Response {
  const data = dataURLProcessor(url);
  if (data === 'failure') throw failed(new Error('invalid data: URL'));
  const [body] = extractBody(data.body);
  const inner = makeResponse({ status: 200, statusText: 'OK', body });
  inner.headersList.append('content-type', serializeAMimeType(data.mimeType), true);
  return fromInnerResponse(inner, 'immutable');
}

/** The next request, as https://fetch.spec.whatwg.org/#http-redirect-fetch makes it. */
function redirected(request: Request, from: URL, location: string, status: number): Request {
  const { body, headersList } = getRequestState(request);
  const to = new URL(location, from);
  if (to.hash === '') to.hash = from.hash;
  if (to.protocol !== 'http:' && to.protocol !== 'https:')
    throw failed(new Error('URL scheme must be a HTTP(S) scheme'));
  if (status !== 303 && body !== null && body.source === null) {
    throw failed(new Error('a request whose body is a stream cannot be sent again'));
  }
  const { method } = request;
  const isNowGet = (status === 303 && method !== 'GET' && method !== 'HEAD') || (status < 303 && method === 'POST');
  const headers = new Headers([...headersList.entriesList] as [string, string][]);
  if (isNowGet) for (const name of BODY_HEADERS) headers.delete(name);
  if (to.origin !== from.origin) for (const name of CREDENTIALS) headers.delete(name);
  return new Request(to.href, {
    method: isNowGet ? 'GET' : method,
    headers,
    redirect: request.redirect,
    body: isNowGet || body === null ? null : (body.source as NonNullable<RequestInit['body']>),
  });
}

function deliver(answer: Response, urls: readonly URL[], signal: AbortSignal): Response {
  const { status, statusText, headersList, body } = getResponseState(answer);
  const inner = makeResponse({
    type: 'basic',
    status,
    statusText,
    headersList,
    urlList: urls,
    body: body === null || body === undefined || NULL_BODY.includes(status) ? null : abortable(body, signal),
  });
  return fromInnerResponse(inner, 'immutable');
}

/** A body that is still on its way fails when its request is aborted. */
function abortable(body: InnerBody, signal: AbortSignal): InnerBody {
  if (body.source !== null) return body;
  const reader = body.stream.getReader();
  const stream = new ReadableStream(
    {
      type: 'bytes',
      start(controller) {
        signal.addEventListener(
          'abort',
          () => {
            controller.error(signal.reason);
            reader.cancel(signal.reason).catch(() => undefined);
          },
          { once: true },
        );
      },
      async pull(controller) {
        const { done, value } = await reader.read();
        if (signal.aborted) return;
        if (!done) return controller.enqueue(value as Uint8Array);
        controller.close();
        controller.byobRequest?.respond(0);
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
  return { stream, source: null, length: body.length };
}

import { terminatedError } from './connection-error.isolate.ts';
import { sleep } from './delay.isolate.ts';
import type { ReadFault } from './fault.ts';
import { REASONS } from './http-response.isolate.ts';

const HTML_PAGE =
  '<!doctype html><html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>';
/** In so many pieces comes a body that comes slowly. */
const TRICKLE_PIECES = 10;

/** An answer that is a status alone: a problem as RFC 9457 has it, where the fault says nothing else. */
export function statusAnswer({ status = 500, retryAfterMs, isRetryAfterDate, headers, body }: ReadFault): Response {
  const head = new Headers(headers);
  if (retryAfterMs !== undefined) {
    head.set('retry-after', isRetryAfterDate ? afterAsDate(retryAfterMs) : String(Math.ceil(retryAfterMs / 1_000)));
  }
  const text = body === undefined ? problemText(status) : textOf(body);
  const isEmpty = status === 204 || status === 205 || status === 304 || body === 'empty';
  if (!isEmpty && !head.has('content-type')) head.set('content-type', typeOf(body));
  return new Response(isEmpty ? null : text, { status, statusText: REASONS[status] ?? '', headers: head });
}

/** A date of HTTP knows seconds only: the next one that is late enough. */
function afterAsDate(ms: number): string {
  return new Date(Math.ceil((Date.now() + ms) / 1_000) * 1_000).toUTCString();
}

function problemText(status: number): string {
  return JSON.stringify({ type: 'about:blank', title: REASONS[status] ?? 'Error', status });
}

function typeOf(body: unknown): string {
  if (body === undefined) return 'application/problem+json';
  if (body === 'html') return 'text/html';
  return typeof body === 'string' && body !== 'malformed' ? 'text/plain' : 'application/json';
}

function textOf(body: unknown): string {
  if (body === 'html') return HTML_PAGE;
  if (body === 'malformed') return '{"error":';
  return typeof body === 'string' ? body : JSON.stringify(body);
}

/** The same answer with what a fault does to its body. */
export async function spoil(response: Response, { body, drop, trickleMs, status }: ReadFault): Promise<Response> {
  // An answer such as 204 has no body to which anything could be done.
  if (response.body === null) return response;
  let spoilt = response;
  if (status === undefined && body !== undefined) spoilt = await withBody(spoilt, body);
  if (drop === 'mid-body') return await cut(spoilt);
  return trickleMs > 0 ? await trickle(spoilt, trickleMs) : spoilt;
}

async function withBody(response: Response, body: unknown): Promise<Response> {
  const { status, statusText } = response;
  const headers = new Headers(response.headers);
  headers.delete('content-length');
  if (body === 'html') {
    headers.set('content-type', 'text/html');
    return new Response(HTML_PAGE, { status, statusText, headers });
  }
  if (body === 'empty') return new Response('', { status, statusText, headers });
  const text = await response.text();
  return new Response(text.length < 2 ? '{' : text.slice(0, Math.ceil(text.length / 2)), {
    status,
    statusText,
    headers,
  });
}

/** Half of the body comes, then the connection breaks: `content-length` says more than that. */
async function cut(response: Response): Promise<Response> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const half = bytes.slice(0, Math.floor(bytes.length / 2));
  let isSent = half.length === 0;
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (isSent) controller.error(terminatedError());
        else controller.enqueue(half);
        isSent = true;
      },
    },
    { highWaterMark: 0 },
  );
  return withStream(response, body, Math.max(bytes.length, 1));
}

async function trickle(response: Response, ms: number): Promise<Response> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const pieceLength = Math.max(1, Math.ceil(bytes.length / TRICKLE_PIECES));
  const pieces = Math.max(1, Math.ceil(bytes.length / pieceLength));
  let at = 0;
  let waitedMs = 0;
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const untilMs = Math.round((ms * (at / pieceLength + 1)) / pieces);
        await sleep(untilMs - waitedMs);
        waitedMs = untilMs;
        if (at < bytes.length) controller.enqueue(bytes.slice(at, at + pieceLength));
        at += pieceLength;
        if (at >= bytes.length) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  return withStream(response, body, bytes.length);
}

function withStream({ status, statusText, headers: given }: Response, body: ReadableStream, length: number): Response {
  const headers = new Headers(given);
  headers.set('content-length', String(length));
  return new Response(body as never, { status, statusText, headers });
}

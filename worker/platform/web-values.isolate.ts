import type { WebParts } from '../wire/web-values.isolate.ts';
import { Blob, File, readBlob } from './blob.isolate.ts';
import { Buffer } from './bytes.isolate.ts';
import {
  FormData,
  fromInnerResponse,
  getHeadersList,
  getRequestState,
  getResponseState,
  Headers,
  makeResponse,
  Request,
  Response,
  webidl,
} from './fetch-classes.isolate.ts';
import { AbortSignal, abortSignal, isAbortSignal, isProxy, makeSignal } from './given.isolate.ts';
import { list, method, numberIn, text, textOf, toBytes } from './parts.isolate.ts';
import { ReadableStream } from './streams.isolate.ts';
import { isUrl, isUrlSearchParams, URL, URLSearchParams } from './url.isolate.ts';
import { partsOfBody, putBody, putStream, streamParts } from './web-bodies.isolate.ts';

/**
 * How objects of the web platform cross the wire: as what they are made of. They are told by what they have inside,
 * never by what a property of theirs says; and what comes from the other side is put together by their own rules.
 */

type Parts = Readonly<Record<string, unknown>>;
type Kind = {
  readonly name: string;
  readonly isOne: (value: object) => boolean;
  readonly takeApart: (value: never) => Parts;
  readonly putTogether: (parts: Parts) => object;
};

const RESPONSE_TYPES = ['basic', 'cors', 'default', 'error', 'opaque', 'opaqueredirect'];
const REQUEST_OPTIONS = [
  'method',
  'redirect',
  'credentials',
  'cache',
  'referrerPolicy',
  'integrity',
  'keepalive',
] as const;
const { getPrototypeOf, getOwnPropertyDescriptor } = Object;

const kinds: readonly (Kind & { readonly prototype: object })[] = [
  {
    name: 'Response',
    prototype: Response.prototype,
    isOne: webidl.is.Response,
    takeApart: takeResponse,
    putTogether: putResponse,
  },
  {
    name: 'Request',
    prototype: Request.prototype,
    isOne: webidl.is.Request,
    takeApart: takeRequest,
    putTogether: putRequest,
  },
  {
    name: 'Headers',
    prototype: Headers.prototype,
    isOne: webidl.is.Headers,
    takeApart: (headers: Headers) => ({ entries: getHeadersList(headers).entriesList }),
    putTogether: ({ entries }) => putHeaders(entries),
  },
  {
    name: 'URL',
    prototype: URL.prototype,
    isOne: isUrl,
    takeApart: (url: URL) => ({ href: read(URL.prototype, 'href', url) }),
    putTogether: ({ href }) => new URL(text(href)),
  },
  {
    name: 'URLSearchParams',
    prototype: URLSearchParams.prototype,
    isOne: isUrlSearchParams,
    takeApart: (params: URLSearchParams) => ({ text: textOf(URLSearchParams.prototype.toString, params) }),
    putTogether: (parts) => new URLSearchParams(text(parts['text'])),
  },
  {
    name: 'File',
    prototype: File.prototype,
    isOne: (value) => readBlob(value) !== undefined && value instanceof File,
    takeApart: (file: File) => ({
      bytes: readBlob(file),
      type: read(Blob.prototype, 'type', file),
      name: read(File.prototype, 'name', file),
      lastModified: read(File.prototype, 'lastModified', file),
    }),
    putTogether: ({ bytes, type, name, lastModified }) =>
      new File([toBytes(bytes)], text(name), {
        type: text(type),
        lastModified: numberIn(lastModified, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
      }),
  },
  {
    name: 'Blob',
    prototype: Blob.prototype,
    isOne: (value) => readBlob(value) !== undefined,
    takeApart: (blob: Blob) => ({ bytes: readBlob(blob), type: read(Blob.prototype, 'type', blob) }),
    putTogether: ({ bytes, type }) => new Blob([toBytes(bytes)], { type: text(type) }),
  },
  {
    name: 'Buffer',
    prototype: Buffer.prototype,
    isOne: ArrayBuffer.isView,
    takeApart: (buffer: Uint8Array) => ({ bytes: new Uint8Array(buffer) }),
    putTogether: ({ bytes }) => Buffer.from(toBytes(bytes)),
  },
  {
    name: 'FormData',
    prototype: FormData.prototype,
    isOne: webidl.is.FormData,
    takeApart: (form: FormData) => ({ entries: [...formEntries.call(form)] }),
    putTogether: putForm,
  },
  {
    name: 'ReadableStream',
    prototype: ReadableStream.prototype,
    isOne: webidl.is.ReadableStream,
    takeApart: streamParts,
    putTogether: putStream,
  },
  {
    name: 'AbortSignal',
    prototype: AbortSignal.prototype,
    isOne: isAbortSignal,
    takeApart: takeSignal,
    putTogether: putSignal,
  },
];

const kindsByPrototype = new Map(kinds.map((kind) => [kind.prototype, kind]));
const kindsByName = new Map(kinds.map((kind) => [kind.name, kind]));
const findKind = Map.prototype.get.bind(kindsByPrototype) as (prototype: object) => Kind | undefined;
const formEntries = FormData.prototype.entries;

/** Undefined for all that is no object of the web platform. */
export function takeApart(value: object): WebParts | undefined {
  for (let owner: object | null = getPrototypeOf(value); owner !== null; owner = getPrototypeOf(owner)) {
    if (isProxy(owner)) return undefined;
    const kind = findKind(owner);
    if (kind === undefined) continue;
    return kind.isOne(value) ? { name: kind.name, parts: kind.takeApart(value as never) } : undefined;
  }
  return undefined;
}

/** @throws TypeError where the parts are not what they should be */
export function putTogether(name: string, parts: Parts): object {
  const kind = kindsByName.get(name);
  if (kind === undefined) throw new TypeError(`there is no ${name} here`);
  return kind.putTogether(parts);
}

/** An accessor of ours, whatever the object says of that name. */
function read(prototype: object, key: string, value: object): unknown {
  return getOwnPropertyDescriptor(prototype, key)?.get?.call(value);
}

function takeResponse(response: Response): Parts {
  const { status, statusText, type, urlList, headersList, body } = getResponseState(response);
  return {
    status,
    statusText,
    type,
    urls: urlList.map((url) => read(URL.prototype, 'href', url)),
    headers: headersList.entriesList,
    body: partsOfBody(body),
  };
}

function putResponse({ status, statusText, type, urls, headers, body }: Parts): Response {
  const isError = type === 'error' || type === 'opaque' || type === 'opaqueredirect';
  const inner = makeResponse({
    status: isError && status === 0 ? 0 : numberIn(status, 100, 599),
    statusText: reason(statusText),
    type: oneOf(RESPONSE_TYPES, type),
    urlList: list(urls).map((url) => new URL(text(url))),
    headersList: getHeadersList(putHeaders(headers)),
    body: putBody(body),
  });
  return fromInnerResponse(inner, inner.urlList.length > 0 || isError ? 'immutable' : 'response');
}

function takeRequest(request: Request): Parts {
  const state = getRequestState(request);
  return {
    url: read(URL.prototype, 'href', state.urlList.at(-1) as URL),
    headers: state.headersList.entriesList,
    body: partsOfBody(state.body),
    ...Object.fromEntries(REQUEST_OPTIONS.map((key) => [key, state[key]])),
  };
}

function putRequest(parts: Parts): Request {
  const options = Object.fromEntries(REQUEST_OPTIONS.map((key) => [key, parts[key]]));
  const request = new Request(text(parts['url']), { ...options, headers: putHeaders(parts['headers']) });
  getRequestState(request).body = putBody(parts['body']);
  return request;
}

function putHeaders(entries: unknown): Headers {
  return new Headers(list(entries).map((entry) => list(entry).map(text) as [string, string]));
}

function putForm({ entries }: Parts): FormData {
  const form = new FormData();
  for (const entry of list(entries)) {
    const [name, value] = list(entry);
    if (typeof value === 'string') form.append(text(name), value);
    else form.append(text(name), value as Blob);
  }
  return form;
}

function takeSignal(signal: AbortSignal): Parts {
  return {
    isAborted: read(AbortSignal.prototype, 'aborted', signal),
    reason: read(AbortSignal.prototype, 'reason', signal),
    listen: (onAbort: (reason: unknown) => void): void =>
      signal.addEventListener('abort', () => onAbort(read(AbortSignal.prototype, 'reason', signal)), { once: true }),
  };
}

function putSignal({ isAborted, reason: why, listen }: Parts): object {
  const signal = makeSignal();
  if (isAborted === true) abortSignal(signal, why);
  else method(listen)((reasonLater: unknown) => abortSignal(signal, reasonLater));
  return signal;
}

function reason(value: unknown): string {
  const phrase = text(value);
  if (!/^[\t\u0020-\u007e\u0080-\u00ff]*$/.test(phrase)) throw new TypeError('a statusText is not what it should be');
  return phrase;
}

function oneOf(values: readonly string[], value: unknown): string {
  const found = values.find((each) => each === value);
  if (found === undefined) throw new TypeError('a value is none of those that it may be');
  return found;
}

/** What is used here of libraries that bring no types for it. */

declare module 'undici/lib/web/fetch/body.js' {
  import type { ReadableStream } from 'web-streams-polyfill';
  export type InnerBody = {
    stream: ReadableStream;
    readonly source: unknown;
    readonly length: number | null;
  };
  export function extractBody(source: unknown): [body: InnerBody, contentType: string | null];
}

declare module 'undici/lib/web/fetch/formdata.js' {
  export const FormData: typeof globalThis.FormData;
  export type FormData = globalThis.FormData;
}

declare module 'undici/lib/web/fetch/headers.js' {
  export type HeadersList = {
    readonly entriesList: readonly (readonly [name: string, value: string])[];
    readonly append: (name: string, value: string, isLowerCase: boolean) => void;
    readonly contains: (name: string, isLowerCase: boolean) => boolean;
    readonly delete: (name: string, isLowerCase: boolean) => void;
    readonly get: (name: string, isLowerCase: boolean) => string | null;
  };
  export const Headers: typeof globalThis.Headers;
  export type Headers = globalThis.Headers;
  export function getHeadersList(headers: globalThis.Headers): HeadersList;
}

declare module 'undici/lib/web/fetch/request.js' {
  import type { InnerBody } from 'undici/lib/web/fetch/body.js';
  import type { HeadersList } from 'undici/lib/web/fetch/headers.js';
  export type InnerRequest = {
    readonly method: string;
    readonly redirect: 'follow' | 'error' | 'manual';
    readonly credentials: string;
    readonly cache: string;
    readonly referrerPolicy: string;
    readonly integrity: string;
    readonly keepalive: boolean;
    readonly urlList: readonly URL[];
    readonly headersList: HeadersList;
    body: InnerBody | null;
  };
  export const Request: typeof globalThis.Request;
  export type Request = globalThis.Request;
  export function getRequestState(request: globalThis.Request): InnerRequest;
}

declare module 'undici/lib/web/fetch/response.js' {
  import type { InnerBody } from 'undici/lib/web/fetch/body.js';
  import type { HeadersList } from 'undici/lib/web/fetch/headers.js';
  export type InnerResponse = {
    readonly type: string;
    readonly status: number;
    readonly statusText: string;
    readonly urlList: readonly URL[];
    readonly headersList: HeadersList;
    /** Undefined where there has never been one. */
    readonly body: InnerBody | null | undefined;
  };
  export const Response: typeof globalThis.Response;
  export type Response = globalThis.Response;
  export function makeResponse(init: Partial<InnerResponse>): InnerResponse;
  export function fromInnerResponse(inner: InnerResponse, guard: 'immutable' | 'response'): globalThis.Response;
  export function getResponseState(response: globalThis.Response): InnerResponse;
}

declare module 'undici/lib/web/webidl/index.js' {
  type Is = (value: unknown) => boolean;
  export const webidl: {
    readonly is: Readonly<Record<'FormData' | 'Headers' | 'ReadableStream' | 'Request' | 'Response', Is>>;
  };
}

declare module 'whatwg-url/webidl2js-wrapper.js' {
  type Interface = {
    readonly install: (realm: object, names: readonly string[]) => void;
    readonly is: (value: unknown) => boolean;
  };
  export const URL: Interface;
  export const URLSearchParams: Interface;
}

declare module 'undici/lib/web/fetch/data-url.js' {
  type MimeType = { readonly essence: string };
  export function dataURLProcessor(url: URL): 'failure' | { readonly mimeType: MimeType; readonly body: Uint8Array };
  export function serializeAMimeType(mimeType: MimeType): string;
}

declare module 'assert/build/internal/util/comparisons.js' {
  export function isDeepStrictEqual(one: unknown, other: unknown): boolean;
}

declare module 'path-browserify' {
  const path: object;
  export = path;
}

declare module 'readable-stream/lib/stream.js' {
  const stream: typeof import('node:stream');
  export = stream;
}

// Before `Request`, which takes from it how a body is read.
import 'undici/lib/web/fetch/response.js';
import { FormData } from 'undici/lib/web/fetch/formdata.js';
import { Headers } from 'undici/lib/web/fetch/headers.js';

/** Node's own classes, from the library that Node has them from. Its internals are imported: the version is pinned. */
export { extractBody, type InnerBody } from 'undici/lib/web/fetch/body.js';
export { getHeadersList } from 'undici/lib/web/fetch/headers.js';
export { getRequestState, Request } from 'undici/lib/web/fetch/request.js';
export {
  fromInnerResponse,
  getResponseState,
  makeResponse,
  Response,
} from 'undici/lib/web/fetch/response.js';
export { webidl } from 'undici/lib/web/webidl/index.js';
export { FormData, Headers };

// The bundler has taken these names from them.
for (const { prototype } of [FormData, Headers]) {
  for (const key of ['entries', 'forEach', 'keys', 'values'] as const) {
    Object.defineProperty(prototype[key], 'name', { value: key, configurable: true });
  }
}

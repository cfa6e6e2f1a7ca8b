// Before `Request`, which takes from it how a body is read.
import 'undici/lib/web/fetch/response.js';

/** Node's own classes, from the library that Node has them from. Its internals are imported: the version is pinned. */
export { extractBody, type InnerBody } from 'undici/lib/web/fetch/body.js';
export { FormData } from 'undici/lib/web/fetch/formdata.js';
export { getHeadersList, Headers } from 'undici/lib/web/fetch/headers.js';
export { getRequestState, Request } from 'undici/lib/web/fetch/request.js';
export {
  fromInnerResponse,
  getResponseState,
  makeResponse,
  Response,
} from 'undici/lib/web/fetch/response.js';
export { webidl } from 'undici/lib/web/webidl/index.js';

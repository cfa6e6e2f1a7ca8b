/** In place of the library of that name. */
export { AbortController, AbortSignal } from './given.isolate.ts';

/** Where a grader's test library finds `URL`: looking for it in values is to load nothing. */
export const LOADED = '__loadedWeb';

/** The global name by which the script of the web platform finds what is there before it. */
export const CORE = '__minicaseCore';

/** What is loaded with the web platform when it is first asked for, in a realm that did not begin with it. */
export const WEB_NAMES: readonly string[] = [
  ...['Blob', 'File', 'FormData', 'Headers', 'Request', 'Response', 'fetch', 'URL', 'URLSearchParams'],
  ...['TextDecoder', 'TextDecoderStream', 'TextEncoder', 'TextEncoderStream', 'atob', 'btoa', 'structuredClone'],
  ...['ByteLengthQueuingStrategy', 'CountQueuingStrategy', 'ReadableByteStreamController', 'ReadableStream'],
  ...['ReadableStreamBYOBReader', 'ReadableStreamBYOBRequest', 'ReadableStreamDefaultController'],
  ...['ReadableStreamDefaultReader', 'TransformStream', 'TransformStreamDefaultController', 'WritableStream'],
  ...['WritableStreamDefaultController', 'WritableStreamDefaultWriter', 'URLPattern', 'Buffer', 'process'],
  ...['CryptoKey', 'SubtleCrypto', 'babelHelpers'],
];

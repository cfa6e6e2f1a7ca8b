/** Without the tables of legacy multi-byte encodings: 150 kB that no backend needs. */
export { TextDecoder, TextEncoder } from '@exodus/bytes/encoding-lite.js';

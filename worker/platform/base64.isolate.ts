import { DOMException } from './given.isolate.ts';

/** https://html.spec.whatwg.org/#dom-btoa */
export function btoa(data: unknown): string {
  // biome-ignore lint/complexity/noArguments: `undefined` is a text like any other.
  if (arguments.length === 0) throw new TypeError('The "data" argument must be specified');
  const text = `${data}`;
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code > 255) throw new DOMException('Invalid character', 'InvalidCharacterError');
    bytes[index] = code;
  }
  return bytes.toBase64();
}

/** https://infra.spec.whatwg.org/#forgiving-base64-decode */
export function atob(data: unknown): string {
  // biome-ignore lint/complexity/noArguments: as above.
  if (arguments.length === 0) throw new TypeError('The "data" argument must be specified');
  let text = `${data}`.replace(/[\t\n\f\r ]/g, '');
  if (text.length % 4 === 0) text = text.replace(/={1,2}$/, '');
  if (text.length % 4 === 1 || /[^A-Za-z0-9+/]/.test(text)) {
    throw new DOMException('The string to be decoded is not correctly encoded.', 'InvalidCharacterError');
  }
  let decoded = '';
  for (const byte of Uint8Array.fromBase64(text)) decoded += String.fromCharCode(byte);
  return decoded;
}

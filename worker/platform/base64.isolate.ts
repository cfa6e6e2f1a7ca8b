import { DOMException } from './given.isolate.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** https://html.spec.whatwg.org/#dom-btoa */
export function btoa(data: unknown): string {
  // biome-ignore lint/complexity/noArguments: `undefined` is a text like any other.
  if (arguments.length === 0) throw new TypeError('The "data" argument must be specified');
  const text = `${data}`;
  let encoded = '';
  for (let index = 0; index < text.length; index += 3) {
    let bits = 0;
    for (let offset = 0; offset < 3; offset++) {
      const code = index + offset < text.length ? text.charCodeAt(index + offset) : 0;
      if (code > 255) throw new DOMException('Invalid character', 'InvalidCharacterError');
      bits = (bits << 8) | code;
    }
    const missing = Math.max(0, index + 3 - text.length);
    for (let digit = 0; digit < 4 - missing; digit++) encoded += ALPHABET[(bits >> (18 - 6 * digit)) & 63];
    encoded += '='.repeat(missing);
  }
  return encoded;
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
  let bits = 0;
  let bitCount = 0;
  for (const character of text) {
    bits = ((bits << 6) | ALPHABET.indexOf(character)) & 0xffffff;
    bitCount += 6;
    if (bitCount < 8) continue;
    bitCount -= 8;
    decoded += String.fromCharCode((bits >> bitCount) & 255);
  }
  return decoded;
}

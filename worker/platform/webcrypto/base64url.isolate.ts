import { Buffer } from '../bytes.isolate.ts';
import { DOMException } from '../given.isolate.ts';

export function toBase64Url(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}

export function fromBase64Url(text: unknown): Uint8Array<ArrayBuffer> {
  if (typeof text !== 'string' || !/^[\w-]*$/.test(text)) throw new DOMException('Invalid keyData', 'DataError');
  return new Uint8Array(Buffer.from(text, 'base64'));
}

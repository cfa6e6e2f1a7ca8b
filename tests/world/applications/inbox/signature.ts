import { Buffer } from 'node:buffer';
import { createHmac, timingSafeEqual } from 'node:crypto';

export function hasValidSignature(body: string, signature: string | undefined, secret: string): boolean {
  const given = Buffer.from(signature?.replace(/^sha256=/, '') ?? '', 'hex');
  const wanted = createHmac('sha256', secret).update(body, 'utf8').digest();
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

import { Buffer } from 'node:buffer';
import { createHmac, timingSafeEqual } from 'node:crypto';

/** Whether `t=…,v1=…,v1=…` holds a signature of these bytes under one of the secrets, made about now. */
export function isSigned(
  header: string | null,
  body: Uint8Array,
  secrets: readonly string[],
  toleranceMs: number,
): boolean {
  const { timestamp, signatures } = parseHeader(header ?? '');
  const distanceMs = Math.abs(Date.now() - Number(timestamp) * 1000);
  // Written so that NaN is too far away.
  if (!(distanceMs <= toleranceMs)) return false;

  return secrets
    .filter((secret) => secret !== '')
    .map((secret) => createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex'))
    .some((expected) => signatures.some((signature) => isEqual(signature, expected)));
}

function parseHeader(header: string): { readonly timestamp: string | undefined; readonly signatures: string[] } {
  const fields = header.split(',').map((field) => field.split('='));
  const valuesOf = (name: string) => fields.flatMap(([key, value]) => (key === name && value !== undefined ? [value] : []));
  return { timestamp: valuesOf('t')[0], signatures: valuesOf('v1') };
}

/** Takes the same time wherever the two differ. */
function isEqual(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

export function hasValidSignature(
  header: string | undefined,
  body: Buffer,
  secrets: readonly string[],
  toleranceMs: number,
): boolean {
  if (header === undefined) return false;
  const fields = new Map<string, string[]>();
  for (const field of header.split(',')) {
    const [name = '', value = ''] = field.trim().split('=', 2);
    fields.set(name, [...(fields.get(name) ?? []), value]);
  }
  const time = fields.get('t')?.[0] ?? '';
  if (!/^[0-9]{1,12}$/.test(time)) return false;
  if (Math.abs(Date.now() - Number.parseInt(time, 10) * 1000) > toleranceMs) return false;

  let isValid = false;
  for (const secret of secrets.filter(Boolean)) {
    const expected = createHmac('sha256', secret).update(Buffer.concat([Buffer.from(`${time}.`), body])).digest('hex');
    for (const given of fields.get('v1') ?? []) isValid = isSame(given, expected) || isValid;
  }
  return isValid;
}

/** Hashes of both have the same length, whatever was sent. */
function isSame(one: string, other: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(one), hash(other));
}

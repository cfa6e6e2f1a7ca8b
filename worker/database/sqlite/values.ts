/** A value as SQLite has it. */
export type SqliteValue = null | number | bigint | string | Uint8Array;

/** A value in JSON. */
export type SentValue =
  | null
  | number
  | string
  | { readonly integer: string }
  | { readonly real: string }
  | { readonly bytes: string };

/** Of whole numbers only those stay numbers that a number holds exactly. */
export function sendValue(value: SqliteValue): SentValue {
  switch (typeof value) {
    case 'bigint': {
      const number = Number(value);
      return Number.isSafeInteger(number) ? number : { integer: String(value) };
    }
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0)
        ? value
        : { real: Object.is(value, -0) ? '-0' : `${value}` };
    case 'object':
      return value === null ? null : { bytes: value.toBase64() };
    default:
      return value;
  }
}

export function readValue(sent: SentValue): SqliteValue {
  if (typeof sent !== 'object' || sent === null) return sent;
  if ('integer' in sent) return BigInt(sent.integer);
  return 'real' in sent ? Number(sent.real) : Uint8Array.fromBase64(sent.bytes);
}

/** How much a value takes of what a result may have. */
export function sizeOf(value: SentValue): number {
  if (typeof value === 'string') return value.length;
  return typeof value === 'object' && value !== null && 'bytes' in value ? value.bytes.length : 8;
}

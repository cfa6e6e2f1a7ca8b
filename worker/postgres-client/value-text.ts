/** A value as Postgres reads it in text, by the rules of node-postgres; null for SQL's NULL. */
export function valueText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return bytesText(value);
  if (value instanceof Date) return dateText(value);
  if (Array.isArray(value)) return arrayText(value);
  if (typeof value === 'object') return objectText(value);
  return String(value);
}

function objectText(value: object): string | null {
  const { toPostgres } = value as { readonly toPostgres?: (prepare: (value: unknown) => string | null) => unknown };
  return typeof toPostgres === 'function' ? valueText(toPostgres.call(value, valueText)) : JSON.stringify(value);
}

function bytesText(value: ArrayBufferView | ArrayBuffer): string {
  const bytes = ArrayBuffer.isView(value)
    ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
    : new Uint8Array(value);
  return `\\x${bytes.toHex()}`;
}

/** With the offset of the local time zone, so that a column without one keeps what local clocks show. */
function dateText(date: Date): string {
  const offset = -date.getTimezoneOffset();
  const two = (part: number): string => String(part).padStart(2, '0');
  const local = new Date(date.getTime() + offset * 60_000).toISOString().slice(0, -1);
  const minutes = Math.abs(offset);
  return `${local}${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function arrayText(values: readonly unknown[]): string {
  return `{${values.map(elementText).join(',')}}`;
}

function elementText(value: unknown): string {
  if (Array.isArray(value)) return arrayText(value);
  const text = valueText(value);
  return text === null ? 'NULL' : `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

/**
 * How long a receiver asks to be left alone by `Retry-After`; 0 where it does not, or what it says is neither seconds
 * nor a date. https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 */
export function parseRetryAfter(value: string | readonly string[] | undefined, now: number): number {
  const said = (typeof value === 'string' ? value : value?.[0])?.trim() ?? '';
  if (/^\d{1,9}$/.test(said)) return Number(said) * 1_000;
  const at = /^[A-Z][a-z]{2}, /.test(said) ? Date.parse(said) : Number.NaN;
  return Number.isNaN(at) ? 0 : Math.max(0, at - now);
}

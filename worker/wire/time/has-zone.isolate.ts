const DATE_ONLY = /^(?:\d{4}|[+-]\d{6})(?:-\d\d){0,2}$/;
const ZONE_WORD = /^(?:utc?|gmt|z|[ecmp][sd]t)$/i;
const TOKEN = /\d+|[a-z]+|[^\da-z]/gi;

/**
 * Whether a text that `Date.parse` takes for a date says by which zone it goes. As V8 reads it: by a word after the
 * first number (`Z`, `GMT`, `EST`), by a sign after the time of day, and ISO's bare dates are UTC.
 */
export function hasZone(text: string): boolean {
  if (DATE_ONLY.test(text)) return true;
  const tokens = text.match(TOKEN) ?? [];
  let depth = 0;
  let hasNumber = false;
  let hasTime = false;
  let isDay = false;
  for (const [index, token] of tokens.entries()) {
    if (token === '(') depth += 1;
    else if (token === ')' && depth > 0) depth -= 1;
    else if (depth > 0) continue;
    else if (/\d/.test(token)) {
      const isOfTime: boolean = tokens[index + 1] === ':' || (hasTime && /[:.]/.test(tokens[index - 1] ?? ''));
      hasNumber = true;
      hasTime ||= isOfTime;
      isDay = !isOfTime;
      continue;
    } else if (hasNumber && ZONE_WORD.test(token)) return true;
    else if (hasTime && !isDay && (token === '+' || token === '-')) return true;
    isDay = false;
  }
  return false;
}

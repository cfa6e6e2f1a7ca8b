/** `node:querystring`. */

type Options = { readonly maxKeys?: number; readonly decodeURIComponent?: (text: string) => string };
type EncodeOptions = { readonly encodeURIComponent?: (text: string) => string };

const { encodeURIComponent: encode, decodeURIComponent: decode } = globalThis;
const MOST_KEYS = 1_000;

function encodeText(value: unknown): string {
  return encode(String(value).toWellFormed());
}

/** As much of it as can be decoded. */
function decodeText(text: string): string {
  try {
    return decode(text);
  } catch {
    return text.replace(/(?:%[0-9a-f]{2})+/gi, (bytes) => {
      try {
        return decode(bytes);
      } catch {
        return '\ufffd';
      }
    });
  }
}

function parse(text: unknown, separator = '&', equals = '=', options: Options = {}): Record<string, string | string[]> {
  const { maxKeys = MOST_KEYS, decodeURIComponent: decodePart = querystring.unescape } = options;
  const values = Object.create(null) as Record<string, string | string[]>;
  if (typeof text !== 'string' || text === '') return values;
  const pairs = text.split(separator).filter((pair) => pair !== '');
  for (const pair of maxKeys > 0 ? pairs.slice(0, maxKeys) : pairs) {
    const at = pair.indexOf(equals);
    const read = (part: string): string => decodePart(part.replaceAll('+', ' '));
    const key = read(at < 0 ? pair : pair.slice(0, at));
    const value = at < 0 ? '' : read(pair.slice(at + equals.length));
    const known = values[key];
    if (known === undefined) values[key] = value;
    else if (Array.isArray(known)) known.push(value);
    else values[key] = [known, value];
  }
  return values;
}

function stringify(values: unknown, separator = '&', equals = '=', options: EncodeOptions = {}): string {
  if (typeof values !== 'object' || values === null) return '';
  const encodePart = options.encodeURIComponent ?? querystring.escape;
  const shown = (value: unknown): string =>
    typeof value === 'string' || typeof value === 'bigint' || typeof value === 'boolean' || Number.isFinite(value)
      ? encodePart(String(value))
      : '';
  return Object.entries(values)
    .flatMap(([key, value]) =>
      (Array.isArray(value) ? value : [value]).map((each) => encodePart(key) + equals + shown(each)),
    )
    .join(separator);
}

export const querystring = {
  decode: parse,
  encode: stringify,
  escape: encodeText,
  parse,
  stringify,
  unescape: decodeText,
};

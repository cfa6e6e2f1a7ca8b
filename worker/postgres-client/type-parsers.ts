import { type Parse, parseArray } from './parse-array.ts';

/** How columns are read, by the number of their type: https://github.com/brianc/node-pg-types has the same defaults. */
export type TypeParsers = { readonly getTypeParser: (dataTypeID: number, format?: string) => Parse };

/** Numbers of Postgres' types, by the names that node-postgres has for them. */
export const builtins = {
  ...{ BOOL: 16, BYTEA: 17, CHAR: 18, INT8: 20, INT2: 21, INT4: 23, REGPROC: 24, TEXT: 25, OID: 26, TID: 27, XID: 28 },
  ...{ CID: 29, JSON: 114, XML: 142, POINT: 600, CIRCLE: 718, FLOAT4: 700, FLOAT8: 701, MACADDR: 829, INET: 869 },
  ...{ CIDR: 650, BPCHAR: 1042, VARCHAR: 1043, DATE: 1082, TIME: 1083, TIMESTAMP: 1114, TIMESTAMPTZ: 1184 },
  ...{ INTERVAL: 1186, TIMETZ: 1266, BIT: 1560, VARBIT: 1562, NUMERIC: 1700, UUID: 2950, JSONB: 3802 },
} as const;

const asText: Parse = (text) => text;
const asInteger: Parse = (text) => Number.parseInt(text, 10);
const asBoolean: Parse = (text) => text === 't';
const asJson: Parse = (text) => JSON.parse(text) as unknown;

function asBytes(text: string): unknown {
  const hexadecimal = text.slice(2);
  const bytes = Uint8Array.from({ length: hexadecimal.length / 2 }, (_, index) =>
    Number.parseInt(hexadecimal.slice(2 * index, 2 * index + 2), 16),
  );
  const { Buffer: NodeBuffer } = globalThis as { readonly Buffer?: { readonly from: (bytes: Uint8Array) => unknown } };
  return NodeBuffer === undefined ? bytes : NodeBuffer.from(bytes);
}

/** A date or time; without a zone it is one of the local clock. Null for what JavaScript has no date for. */
function asDate(text: string): unknown {
  if (text === 'infinity') return Number.POSITIVE_INFINITY;
  if (text === '-infinity') return Number.NEGATIVE_INFINITY;
  const [, day, time = '00:00:00', zone] = /^(\d{4,}-\d\d-\d\d)(?: ([\d:.]+))?([+-][\d:]+)?$/.exec(text) ?? [];
  if (day === undefined) return null;
  const offset = zone === undefined ? '' : zone.length === 3 ? `${zone}:00` : zone;
  const date = new Date(`${day.length > 10 ? `+0${day}` : day}T${time}${offset}`);
  return Number.isNaN(date.getTime()) ? null : date;
}

/** `1 year 2 mons 3 days 04:05:06.789`, as an object of its parts that are not zero. */
function asInterval(text: string): unknown {
  const interval: Record<string, number> = {};
  const names = { year: 'years', mon: 'months', day: 'days' } as const;
  for (const [, amount, name] of text.matchAll(/(-?\+?\d+) (year|mon|day)s?/g)) {
    interval[names[name as keyof typeof names]] = Number(amount);
  }
  const [, sign = '', hours, minutes, seconds, fraction] = /([+-]?)(\d+):(\d\d):(\d\d)(\.\d+)?$/.exec(text) ?? [];
  const factor = sign === '-' ? -1 : 1;
  const parts = { hours, minutes, seconds };
  for (const [name, part] of Object.entries(parts)) {
    if (part !== undefined && Number(part) !== 0) interval[name] = factor * Number(part);
  }
  if (fraction !== undefined) interval['milliseconds'] = (factor * Math.round(Number(fraction) * 1e6)) / 1e3;
  return interval;
}

function asPoint(text: string): unknown {
  const [x, y] = text.slice(1, -1).split(',').map(Number);
  return { x, y };
}

const arrayOf =
  (parse: Parse): Parse =>
  (text) =>
    parseArray(text, parse);

function together(...parsers: readonly (readonly [Parse, readonly number[]])[]): Map<number, Parse> {
  return new Map(parsers.flatMap(([parse, types]) => types.map((type) => [type, parse] as const)));
}

const DEFAULTS: ReadonlyMap<number, Parse> = together(
  [asBoolean, [16]],
  [asBytes, [17]],
  [asInteger, [21, 23, 26]],
  [Number.parseFloat, [700, 701]],
  [asDate, [1082, 1114, 1184]],
  [asInterval, [1186]],
  [asPoint, [600]],
  [asJson, [114, 3802]],
  [arrayOf(asBoolean), [1000]],
  [arrayOf(asBytes), [1001]],
  [arrayOf(asInteger), [1005, 1007, 1028]],
  [arrayOf(Number.parseFloat), [1021, 1022, 1231]],
  [arrayOf(asDate), [1115, 1182, 1185]],
  [arrayOf(asInterval), [1187]],
  [arrayOf(asPoint), [1017]],
  [arrayOf(asJson), [199, 3807]],
  [arrayOf(asText), [651, 1002, 1008, 1009, 1014, 1015, 1016, 1040, 1041, 1183, 1270, 2951, 3907]],
);

export type ChangeableParsers = TypeParsers & {
  readonly setTypeParser: (dataTypeID: number, parse: Parse | string, parseText?: Parse) => void;
  readonly builtins: typeof builtins;
};

/** A set of parsers that can be changed, with those that are changed nowhere else to fall back on. */
export function createTypeParsers(fallback?: TypeParsers): ChangeableParsers {
  const own = new Map<number, Parse>();
  return {
    getTypeParser: (dataTypeID, format) =>
      own.get(dataTypeID) ?? fallback?.getTypeParser(dataTypeID, format) ?? DEFAULTS.get(dataTypeID) ?? asText,
    setTypeParser(dataTypeID, parse, parseText) {
      const chosen = typeof parse === 'function' ? parse : parseText;
      if (chosen !== undefined && parse !== 'binary') own.set(Number(dataTypeID), chosen);
    },
    builtins,
  };
}

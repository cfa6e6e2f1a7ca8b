import { apply, dateTime } from '../intrinsics.isolate.ts';
import { type Fields, fieldsOf, LAST_MS, msOf, weekdayOf } from './calendar.isolate.ts';
import { hasZone } from './has-zone.isolate.ts';
import { redefine } from './redefine.isolate.ts';
import type { Zone } from './zone.isolate.ts';

const RealDate = Date;
const { prototype } = RealDate;
const parseDate = RealDate.parse;
const setTime = Function.prototype.call.bind(prototype.setTime) as (date: Date, ms: number) => number;
const DAYS = 'Sun Mon Tue Wed Thu Fri Sat'.split(' ');
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const GETTERS = 'getFullYear getMonth getDate getHours getMinutes getSeconds getMilliseconds'.split(' ');
/** Which field each begins with, and how many it takes. */
const SETTERS: readonly (readonly [name: string, first: number, count: number])[] = [
  ['setFullYear', 0, 3],
  ['setMonth', 1, 2],
  ['setDate', 2, 1],
  ['setHours', 3, 4],
  ['setMinutes', 4, 3],
  ['setSeconds', 5, 2],
  ['setMilliseconds', 6, 1],
];
const INVALID = 'Invalid Date';
const { abs, trunc } = Math;
const { isNaN: isInvalid } = Number;

type Method = (this: Date, ...args: unknown[]) => unknown;
/** What a method does in a zone, with what the date shows as milliseconds since 1970. */
type InZone = (zone: Zone, date: Date, ms: number, args: readonly unknown[]) => unknown;

/** Makes the methods of `Date` that go by the local time go by a zone. Without one they are V8's own. */
export function installLocalDate(currentZone: () => Zone | undefined): void {
  function replace(name: string, inZone: InZone): void {
    const native = prototype[name as keyof Date] as Method;
    redefine(prototype, name, native, {
      method(this: Date, ...args: unknown[]): unknown {
        const zone = currentZone();
        return zone === undefined ? apply(native, this, args) : inZone(zone, this, dateTime(this), args);
      },
    });
  }
  for (const [index, name] of GETTERS.entries()) {
    replace(name, (zone, _date, ms) => fieldsOf(ms + zone.offsetAt(ms))[index]);
  }
  for (const [name, first, count] of SETTERS) {
    replace(name, (zone, date, ms, args) => setFields(zone, date, ms, first, numbersOf(args, count)));
  }
  replace('getDay', (zone, _date, ms) => weekdayOf(ms + zone.offsetAt(ms)));
  replace('getYear', (zone, _date, ms) => (fieldsOf(ms + zone.offsetAt(ms))[0] as number) - 1_900);
  replace('setYear', (zone, date, ms, args) => {
    const [year] = numbersOf(args, 1) as [number];
    return setFields(zone, date, ms, 0, [wholeYear(year)]);
  });
  replace('getTimezoneOffset', (zone, _date, ms) => minutesBehind(zone, ms));
  replace('toDateString', (zone, _date, ms) => (isInvalid(ms) ? INVALID : dateText(zone, ms)));
  replace('toTimeString', (zone, _date, ms) => (isInvalid(ms) ? INVALID : timeText(zone, ms)));
  replace('toString', (zone, _date, ms) => (isInvalid(ms) ? INVALID : `${dateText(zone, ms)} ${timeText(zone, ms)}`));
}

/** What `new Date(…)` is called with instead, once local times are a zone's. */
export function readArguments(zone: Zone, args: readonly unknown[]): readonly unknown[] {
  if (args.length > 1) {
    const [year, month, date = 1, hours = 0, minutes = 0, seconds = 0, ms = 0] = numbersOf(args, 7) as Fields;
    return [zone.toUtc(msOf([wholeYear(year), month, date, hours, minutes, seconds, ms]))];
  }
  const [given] = args;
  const value = isObject(given) ? (timeOf(given) ?? toPrimitive(given)) : given;
  return [typeof value === 'string' ? parseLocal(zone, value) : value];
}

/** `Date.parse` in a zone. */
export function parseLocal(zone: Zone, text: string): number {
  const ms = parseDate(text);
  return isInvalid(ms) || hasZone(text) ? ms : clip(zone.toUtc(ms));
}

function setFields(zone: Zone, date: Date, ms: number, first: number, values: readonly number[]): number {
  const isUnset = isInvalid(ms);
  if (isUnset && first !== 0) return ms;
  const fields = fieldsOf(isUnset ? 0 : ms + zone.offsetAt(ms));
  for (let index = 0; index < values.length; index++) fields[first + index] = values[index] as number;
  return setTime(date, clip(zone.toUtc(msOf(fields))));
}

/** The first arguments as numbers; at least one, which is no number where none is given. */
function numbersOf(args: readonly unknown[], most: number): number[] {
  const numbers: number[] = [];
  for (let index = 0; index < most && (index === 0 || index < args.length); index++) {
    numbers[index] = +(args[index] as number);
  }
  return numbers;
}

function wholeYear(year: number): number {
  const whole = trunc(year);
  return whole >= 0 && whole <= 99 ? 1_900 + whole : year;
}

function clip(ms: number): number {
  return abs(ms) <= LAST_MS ? ms : Number.NaN;
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

/** What a date holds; undefined of anything else. */
function timeOf(value: object): number | undefined {
  try {
    return dateTime(value as Date);
  } catch {
    return undefined;
  }
}

/** As the language does it, which asks the object once only. */
function toPrimitive(value: object): unknown {
  const exotic = (value as { [Symbol.toPrimitive]?: unknown })[Symbol.toPrimitive];
  const names = exotic === undefined || exotic === null ? ['valueOf', 'toString'] : [Symbol.toPrimitive];
  for (const name of names) {
    const method = (value as Record<PropertyKey, unknown>)[name];
    if (typeof method !== 'function' && name !== Symbol.toPrimitive) continue;
    const result: unknown = apply(method as Method, value, name === Symbol.toPrimitive ? ['default'] : []);
    if (!isObject(result)) return result;
  }
  throw new TypeError('Cannot convert object to primitive value');
}

function minutesBehind(zone: Zone, ms: number): number {
  // Never -0.
  return isInvalid(ms) ? ms : 0 - trunc(zone.offsetAt(ms) / 60_000);
}

function dateText(zone: Zone, ms: number): string {
  const local = ms + zone.offsetAt(ms);
  const [year, month, date] = fieldsOf(local);
  const sign = year < 0 ? '-' : '';
  return `${DAYS[weekdayOf(local)]} ${MONTHS[month]} ${pad(date, 2)} ${sign}${pad(abs(year), 4)}`;
}

function timeText(zone: Zone, ms: number): string {
  const [, , , hours, minutes, seconds] = fieldsOf(ms + zone.offsetAt(ms));
  const behind = minutesBehind(zone, ms);
  const offset = `${behind > 0 ? '-' : '+'}${pad(trunc(abs(behind) / 60), 2)}${pad(abs(behind) % 60, 2)}`;
  return `${pad(hours, 2)}:${pad(minutes, 2)}:${pad(seconds, 2)} GMT${offset} (${zone.nameAt(ms)})`;
}

function pad(value: number, length: number): string {
  return String(value).padStart(length, '0');
}

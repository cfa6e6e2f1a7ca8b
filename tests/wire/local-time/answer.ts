import { text } from 'node:stream/consumers';
import { createDate } from '../../../worker/wire/date.isolate.ts';
import { setLocalZone } from '../../../worker/wire/time/local-time.isolate.ts';
import { installPresentTemporal } from '../../../worker/wire/time/present.isolate.ts';
import type { Questions } from './questions.ts';

/**
 * A process that answers what a zone's dates are: its own zone's, by `TZ`, or by an argument one that is only made to
 * be local.
 */

const [zone] = process.argv.slice(2);
if (zone !== undefined) {
  globalThis.Date = createDate(() => 0);
  installPresentTemporal(
    () => 0,
    () => zone,
  );
  setLocalZone(zone);
}
const { moments, fields, texts } = JSON.parse(await text(process.stdin)) as Questions;
const answers: string[] = [];

function read(date: Date): string {
  const shown = [date.getTime(), date.getFullYear(), date.getMonth(), date.getDate(), date.getDay(), date.getHours()];
  shown.push(date.getMinutes(), date.getSeconds(), date.getMilliseconds(), date.getTimezoneOffset());
  return [...shown, String(date), date.toDateString(), date.toTimeString(), `${date}`, JSON.stringify(date)].join(' ');
}

/** Each setter, each on what the one before has come to. */
function set(ms: number, [year = 0, month = 0, date = 0, hours = 0, minutes = 0]: readonly number[]): string {
  const steps: ((at: Date) => number)[] = [
    (at) => at.setHours(hours, minutes),
    (at) => at.setDate(date),
    (at) => at.setMonth(month, date),
    (at) => at.setMinutes(minutes, -90),
    (at) => at.setSeconds(90),
    (at) => at.setMilliseconds(-1),
    (at) => at.setFullYear(year),
    (at) => at.setHours(2, 30, 0, 0),
    (at) => at.setDate(at.getDate() + 1),
  ];
  const at = new Date(ms);
  return steps.map((step) => step(at)).join(' ');
}

function format(ms: number): string {
  const at = new Date(ms);
  const shown = [at.toLocaleString(), at.toLocaleDateString('nl'), at.toLocaleTimeString('de', { timeStyle: 'full' })];
  shown.push(new Intl.DateTimeFormat('en', { dateStyle: 'full', timeStyle: 'long' }).format(ms));
  shown.push(Temporal.Instant.fromEpochMilliseconds(ms).toLocaleString('fr', { timeStyle: 'long' }));
  return shown.join(' ');
}

/** What there is one of. */
function readOdds(): unknown[] {
  const parts = [2026, 2, 29, 2, 30] as const;
  class Day extends Date {}
  const once = { count: 0, valueOf: () => `2026-07-01T0${once.count++}:00` };
  const exotic = { [Symbol.toPrimitive]: (hint: string) => `2026-07-01T12:00${hint === 'default' ? '' : 'Z'}` };
  const invalid = new Date(Number.NaN);
  return [
    Intl.DateTimeFormat().resolvedOptions().timeZone,
    new Intl.DateTimeFormat('en', { timeZone: 'Asia/Tokyo' }).resolvedOptions().timeZone,
    Temporal.Now.timeZoneId(),
    Temporal.Now.zonedDateTimeISO().timeZoneId,
    new Day(...parts).getTime(),
    new Day(...parts) instanceof Day,
    new Date(once as never).getTime(),
    once.count,
    new Date(exotic as never).getTime(),
    new Date(new Date(5)).getTime(),
    new Date('2026-07-01T00:00').getTime(),
    new Date(99, 0).getTime(),
    new Date(0, 0).getTime(),
    new Date(2026, Number.NaN).getTime(),
    new Date(undefined as never).getTime(),
    new Date(null as never).getTime(),
    new Date(8.64e15).toString().slice(0, 33),
    new Date(275_760, 8, 13, 12).getTime(),
    new Date(-271_821, 3, 20, 12).getTime(),
    new Date(Number.POSITIVE_INFINITY, 0).getTime(),
    String(invalid),
    invalid.toDateString(),
    invalid.toTimeString(),
    invalid.getTimezoneOffset(),
    invalid.getHours(),
    invalid.setHours(1),
    new Date(Number.NaN).setFullYear(2026),
    new Date(0).setHours(undefined as never),
    attempt(() => (Date.prototype.getHours as () => number).call({})),
    attempt(() => new Date(Symbol('a') as never)),
    attempt(() => new Date({ valueOf: () => ({}), toString: () => ({}) } as never)),
    attempt(() => Date.parse(Symbol('a') as never)),
    attempt(() => new Date(0).toLocaleString('en', null as never)),
    new Date(-1e14).getHours(),
  ];
}

function attempt(odd: () => unknown): unknown {
  try {
    return odd();
  } catch (error) {
    return (error as Error).name;
  }
}

/** How the functions look. */
function readShapes(): unknown[] {
  return Object.getOwnPropertyNames(Date.prototype)
    .sort()
    .map((name) => {
      const { value, ...flags } = Object.getOwnPropertyDescriptor(Date.prototype, name) ?? {};
      const isConstructor = name === 'constructor';
      return [name, flags, value.name, value.length, isConstructor || attempt(() => Reflect.construct(value, []))];
    });
}

for (const ms of moments) answers.push(`new Date(${ms}): ${read(new Date(ms))}`);
for (const ms of moments.slice(0, 200)) answers.push(`formatted ${ms}: ${format(ms)}`);
for (const [index, wall] of fields.entries()) {
  answers.push(`new Date(${wall}): ${read(new Date(...(wall as [number, number])))}`);
  const ms = moments[index % moments.length] as number;
  answers.push(`setters of ${ms} with ${wall}: ${set(ms, wall)}`);
}
for (const written of texts) answers.push(`'${written}': ${Date.parse(written)} ${new Date(written).getTime()}`);
for (const [index, odd] of readOdds().entries()) answers.push(`odd ${index}: ${String(odd)}`);
for (const shape of readShapes()) answers.push(JSON.stringify(shape));
process.stdout.write(JSON.stringify(answers));

import { createRandom } from '../../../worker/wire/random.isolate.ts';

/** What both processes are asked: moments, times on the wall, and texts. */
export type Questions = {
  readonly moments: readonly number[];
  readonly fields: readonly (readonly number[])[];
  readonly texts: readonly string[];
};

const MINUTE_MS = 60_000;
const FIRST_MS = Date.UTC(1972, 0, 1);
const LAST_MS = Date.UTC(2060, 0, 1);
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
/** Around a change of clocks: what is skipped, what comes twice, and what is next to it. */
const AROUND_MINUTES = [-1_441, -61, -60, -31, -1, 0, 1, 29, 30, 59, 60, 61, 90, 1_439, 1_440];

/** The same questions for the same zone: seeded ones, and those around its changes of clocks. */
export function makeQuestions(zone: string, count: number): Questions {
  const random = createRandom([...zone].reduce((sum, letter) => sum + letter.charCodeAt(0), count));
  const whole = (from: number, to: number): number => Math.floor(from + random() * (to - from));
  const moments = Array.from({ length: count }, () => whole(FIRST_MS, LAST_MS));
  const fields = moments.map(() => [
    whole(1972, 2060),
    whole(-3, 15),
    whole(-5, 40),
    whole(-30, 50),
    whole(-90, 90),
    whole(-90, 90),
    whole(0, 999),
  ]);
  for (const change of pick(changesOf(zone), 12, whole)) {
    for (const minutes of AROUND_MINUTES) {
      const around = change.epochMilliseconds + minutes * MINUTE_MS;
      moments.push(around, around - 1);
      for (const shift of [change, change.subtract({ nanoseconds: 1 })]) {
        const wall = new Date(around + shift.offsetNanoseconds / 1e6);
        fields.push([
          wall.getUTCFullYear(),
          wall.getUTCMonth(),
          wall.getUTCDate(),
          wall.getUTCHours(),
          wall.getUTCMinutes(),
        ]);
      }
    }
  }
  return { moments, fields, texts: fields.flatMap((wall) => textsOf(wall, whole)) };
}

function changesOf(zone: string): Temporal.ZonedDateTime[] {
  const changes: Temporal.ZonedDateTime[] = [];
  let at: Temporal.ZonedDateTime | null = Temporal.Instant.fromEpochMilliseconds(FIRST_MS).toZonedDateTimeISO(zone);
  for (;;) {
    at = at.getTimeZoneTransition('next');
    if (at === null || at.epochMilliseconds > LAST_MS) return changes;
    changes.push(at);
  }
}

function pick<Item>(items: readonly Item[], most: number, whole: (from: number, to: number) => number): Item[] {
  if (items.length <= most) return [...items];
  return Array.from({ length: most }, () => items[whole(0, items.length)] as Item);
}

/** One moment on the wall as people write it, with and without a zone. */
function textsOf([year = 0, month = 0, date = 0, hours = 0, minutes = 0]: readonly number[], whole: Whole): string[] {
  const normal = new Date(Date.UTC(year, month, date, hours, minutes));
  const iso = normal.toISOString();
  const [day, time] = [iso.slice(0, 10), iso.slice(11, 16)];
  const [y, m, d] = [normal.getUTCFullYear(), normal.getUTCMonth(), normal.getUTCDate()];
  const all = [
    `${day}T${time}`,
    `${day}T${time}:07.5`,
    `${day}T${time}Z`,
    `${day}T${time}+05:30`,
    `${day} ${time}`,
    `${day} ${time}:59-0300`,
    `${day} ${time} GMT`,
    `${day} ${time} GMT+2`,
    day,
    day.slice(0, 7),
    ` ${day}`,
    `${m + 1}/${d}/${y}`,
    `${m + 1}/${d}/${y} ${time} PST`,
    `${MONTHS[m]} ${d}, ${y}`,
    `${MONTHS[m]} ${d}, ${y} ${time} (EST)`,
    `${d} ${MONTHS[m]} ${y} ${time}:01 +0100`,
    `${d}-${MONTHS[m]}-${y} ${time}`,
    `${time} ${m + 1}-${d}-${y}`,
    `Z ${MONTHS[m]} ${d} ${y} 5:06 pm`,
    `${MONTHS[m]} ${d} ${y} ${time} Z+1`,
    `${day}T${time}:07.123456 EST`,
    `-000009-${day.slice(5)}T${time}`,
    'neither',
  ];
  return pick(all, 3, whole);
}

type Whole = (from: number, to: number) => number;

import { DatabaseSync, type SQLInputValue, type SQLOutputValue, type StatementSync } from 'node:sqlite';
import { RESULT_LIMIT_BYTES } from '../message.ts';
import type { Sources } from '../sources.ts';

/** Functions that know what time it is: which of their arguments are times, and mean now where they are left out. */
const TIME_ARGUMENTS: Readonly<Record<string, readonly number[]>> = {
  date: [0],
  time: [0],
  datetime: [0],
  julianday: [0],
  unixepoch: [0],
  strftime: [1],
  timediff: [0, 1],
};
const CURRENT: Readonly<Record<string, string>> = {
  current_date: 'date',
  current_time: 'time',
  current_timestamp: 'datetime',
};
const LEAST_RANDOM_BYTES = 1;

export type Functions = { readonly addTo: (database: DatabaseSync) => void };

/**
 * SQLite's functions of time and chance, by the world's clock and seed. It reads both past Node, so they are put in the
 * place of its own ones, which still do the work: on a connection beside, told the time.
 */
export function createFunctions({ wallMs, randomByte }: Sources): Functions {
  const beside = new DatabaseSync(':memory:');
  const statements = new Map<string, StatementSync>();
  const now = (): string => new Date(wallMs()).toISOString().replace('T', ' ').replace('Z', '');

  function ask(name: string, args: readonly SQLInputValue[]): SQLOutputValue {
    const text = `SELECT ${name}(${args.map(() => '?').join(', ')}) AS answer`;
    const statement = statements.get(text) ?? beside.prepare(text);
    statements.set(text, statement);
    return statement.get(...args)?.['answer'] ?? null;
  }

  function withTime(args: readonly SQLInputValue[], places: readonly number[]): readonly SQLInputValue[] {
    const given = [...args];
    const [first = 0] = places;
    if (given.length === first) given.push(now());
    return given.map((value, place) =>
      places.includes(place) && typeof value === 'string' && value.toLowerCase() === 'now' ? now() : value,
    );
  }

  function randomBytes(count: number): Uint8Array {
    return Uint8Array.from({ length: count }, randomByte);
  }

  return {
    addTo(database) {
      // Indexes and computed columns refuse what is not deterministic. SQLite's own are that too, but for `now`.
      for (const [name, places] of Object.entries(TIME_ARGUMENTS)) {
        const options = { varargs: true, deterministic: true };
        database.function(name, options, (...args) => ask(name, withTime(args, places)));
      }
      for (const [name, as] of Object.entries(CURRENT)) database.function(name, () => ask(as, [now()]));
      database.function('random', () => Buffer.from(randomBytes(8)).readBigInt64LE());
      database.function('randomblob', (count) => {
        const bytes = Math.max(LEAST_RANDOM_BYTES, Math.trunc(Number(count)) || 0);
        if (bytes > RESULT_LIMIT_BYTES) throw new RangeError('string or blob too big');
        return randomBytes(bytes);
      });
    },
  };
}

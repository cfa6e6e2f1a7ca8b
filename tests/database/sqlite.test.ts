import { openSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Artefacts, buildArtefacts } from '../../worker/bench/artefacts/artefacts.ts';
import { probeContainment } from '../../worker/bench/containment/probe-containment.ts';
import { DatabaseProcess } from '../../worker/bench/processes/database-process.ts';
import type { SentValues, SqliteAnswer, SqliteStep } from '../../worker/database/sqlite/message.ts';
import { FramePipe } from '../../worker/wire/frame.ts';

let artefacts: Artefacts;
let database: DatabaseProcess;
let pipe: FramePipe;
const WALL_MS = Date.UTC(2031, 4, 6, 7, 8, 9, 123);

beforeAll(async () => {
  artefacts = await buildArtefacts();
  database = await DatabaseProcess.start('sqlite', artefacts, await probeContainment(artefacts.folder), 0);
  database.pipes.expectGrader();
  const [read, write] = database.pipes.paths;
  pipe = new FramePipe(openSync(read, 'r'), openSync(write, 'w'));
  await database.pipes.graderConnected();
  database.begin(256);
}, 120_000);

afterAll(async () => {
  pipe.close();
  database.kill('finished');
  await database.ended;
  await artefacts.close();
});

function ask(steps: readonly SqliteStep[], isProgram = false): SqliteAnswer {
  pipe.write(JSON.stringify({ wallMs: WALL_MS, steps, isProgram }));
  return JSON.parse(pipe.read()) as SqliteAnswer;
}

function run(text: string, values: SentValues = [], isProgram = true): readonly unknown[] {
  const [answer] = ask([{ do: 'run', text, values }], isProgram);
  if (answer?.error !== undefined) throw new Error(`${answer.error.code}: ${answer.error.message}`);
  return answer?.rows ?? [];
}

const open = (seed = 1): SqliteAnswer => ask([{ do: 'open', seed }]);
const asAuthor = (text: string): readonly unknown[] => run(text, [], false);

/** What shows whether a database is exactly as it was. */
const TRACES = `SELECT random(), hex(randomblob(4)), (SELECT max(rowid) FROM orders), (SELECT group_concat(sql) FROM sqlite_schema),
  (SELECT seq FROM sqlite_sequence), last_insert_rowid(), total_changes(), datetime('now'), CURRENT_TIMESTAMP`;

describe('an image', () => {
  it('brings back tables, rows, numbers and chance', () => {
    open();
    run('CREATE TABLE orders (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT)');
    run("INSERT INTO orders (name) VALUES ('a'), ('b')");
    ask([
      { do: 'save', image: 1 },
      { do: 'restore', image: 1 },
    ]);
    const seen = run(TRACES);
    run(
      'INSERT INTO orders (name) WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n LIMIT 5000) SELECT n FROM n',
    );
    run('CREATE TABLE others (id INTEGER)');
    run('CREATE TEMP TABLE orders (id INTEGER)');
    run('VACUUM');
    ask([{ do: 'restore', image: 1 }]);
    expect(run(TRACES)).toEqual(seen);
    expect(run("INSERT INTO orders (name) VALUES ('c') RETURNING id")).toEqual([[3]]);
    expect(() => run('SELECT * FROM others')).toThrow('no such table: others');
  });

  it('holds what was committed, and how connections were set', () => {
    open();
    run('CREATE TABLE orders (id INTEGER PRIMARY KEY REFERENCES orders (id))');
    run('PRAGMA foreign_keys = OFF');
    run('BEGIN');
    run('INSERT INTO orders VALUES (1)');
    ask([{ do: 'save', image: 1 }]);
    expect(run('SELECT count(*) FROM orders')).toEqual([[1]]);
    ask([{ do: 'restore', image: 1 }]);
    expect(run('SELECT count(*) FROM orders')).toEqual([[0]]);
    expect(run('PRAGMA foreign_keys')).toEqual([[0]]);
    expect(asAuthor('PRAGMA foreign_keys')).toEqual([[1]]);
  });

  it('is one of several, in any order, the empty one among them', () => {
    open();
    run('CREATE TABLE t (n)');
    for (let n = 1; n <= 5; n++) {
      run('INSERT INTO t VALUES (?)', [n]);
      ask([{ do: 'save', image: n }]);
    }
    for (const n of [3, 1, 5, 2, 4, 5, 1]) {
      ask([{ do: 'restore', image: n }]);
      expect(run('SELECT count(*) FROM t')).toEqual([[n]]);
    }
    ask([{ do: 'restore', image: 0 }]);
    expect(run('SELECT count(*) FROM sqlite_schema')).toEqual([[0]]);
  });

  it('can be locked before anybody has read it', () => {
    open();
    run('CREATE TABLE t (n)');
    ask([
      { do: 'save', image: 1 },
      { do: 'restore', image: 1 },
    ]);
    asAuthor('BEGIN IMMEDIATE');
    expect(() => run('INSERT INTO t VALUES (1)')).toThrow('5: database is locked');
    asAuthor('COMMIT');
    expect(run('INSERT INTO t VALUES (1) RETURNING n')).toEqual([[1]]);
  });
});

describe('a database', () => {
  it('begins the same each time, and differently for another seed', () => {
    open();
    const seen = run('SELECT random()');
    open();
    expect(run('SELECT random()')).toEqual(seen);
    open(2);
    expect(run('SELECT random()')).not.toEqual(seen);
  });

  it('shows the time that it is told, in every function that can', () => {
    open();
    expect(
      run("SELECT date(), time(), datetime('NOW', 'subsec'), julianday('now'), unixepoch(), strftime('%f')"),
    ).toEqual([
      ['2031-05-06', '07:08:09', '2031-05-06 07:08:09.123', 2462992.7973278123, WALL_MS / 1000 - 0.123, '09.123'],
    ]);
    expect(run("SELECT CURRENT_DATE, CURRENT_TIME, CURRENT_TIMESTAMP, timediff('now', '2031-05-06')")).toEqual([
      ['2031-05-06', '07:08:09', '2031-05-06 07:08:09', '+0000-00-00 07:08:09.123'],
    ]);
  });

  it('shows two connections what each has committed', () => {
    open();
    run('CREATE TABLE t (n)');
    run('BEGIN');
    run('INSERT INTO t VALUES (1)');
    expect(asAuthor('SELECT n FROM t')).toEqual([]);
    expect(() => asAuthor('INSERT INTO t VALUES (2)')).toThrow('5: database is locked');
    expect(() => asAuthor('INSERT INTO t VALUES (2) RETURNING n')).toThrow('5: database is locked');
    run('COMMIT');
    expect(asAuthor('SELECT n FROM t')).toEqual([[1]]);
  });

  it('keeps a large transaction to itself', () => {
    open();
    run('CREATE TABLE t (bytes)');
    run('BEGIN');
    for (let n = 0; n < 16; n++) run('INSERT INTO t VALUES (zeroblob(1000000))');
    expect(asAuthor('SELECT count(*) FROM t')).toEqual([[0]]);
    run('ROLLBACK');
    expect(run('PRAGMA integrity_check')).toEqual([['ok']]);
  });

  it('is full at 64 MB', () => {
    open();
    run('CREATE TABLE t (bytes)');
    const fill = (): void => {
      for (;;) run('INSERT INTO t VALUES (zeroblob(4000000))');
    };
    expect(fill).toThrow('13: database or disk is full');
    expect(run('SELECT count(*) FROM t')).toEqual([[16]]);
    open();
  });

  it.each([
    ["ATTACH 'other' AS other", '23: not authorized'],
    ["ATTACH ':memory:' AS other", '23: not authorized'],
    ["VACUUM INTO 'copy'", '23: not authorized'],
    ['PRAGMA writable_schema = ON', '23: not authorized'],
    ['PRAGMA main.hard_heap_limit = 1', '23: not authorized'],
    ['SELECT * FROM pragma_soft_heap_limit', '23: not authorized'],
    ["PRAGMA temp_store_directory = '/tmp'", '23: not authorized'],
    ['CREATE VIRTUAL TABLE temp.pages USING dbstat', '23: not authorized'],
    ["SELECT load_extension('x')", '1: not authorized to use function: load_extension'],
    ["INSERT INTO sqlite_schema VALUES ('table', 'x', 'x', 0, 'x')", '1: table sqlite_master may not be modified'],
  ])('refuses %s', (text, message) => {
    open();
    expect(() => run(text)).toThrow(message);
    expect(() => asAuthor(text)).toThrow(message);
  });

  it('believes no address of native code', () => {
    open();
    expect(() => run('SELECT fts3_tokenizer(?)', ['simple'])).toThrow('not authorized to use function');
    expect(() => run('SELECT fts3_tokenizer(?, ?)', ['simple', { bytes: 'QUJDREVGR0g=' }])).toThrow(
      'not authorized to use function',
    );
  });

  it('takes settings that mean nothing in memory, and stays as it is', () => {
    open();
    for (const setting of [
      'busy_timeout = 5000',
      'cache_spill = ON',
      'mmap_size = 1000',
      'max_page_count = 2000000000',
    ]) {
      expect(run(`PRAGMA ${setting}`)).toEqual([]);
    }
    expect(run('PRAGMA journal_mode = WAL')).toEqual([['memory']]);
    expect(run('PRAGMA journal_mode = OFF')).toEqual([['memory']]);
    expect(run('PRAGMA max_page_count')).toEqual([[16_384]]);
    expect(run('PRAGMA cache_spill')).toEqual([[0]]);
  });

  it('searches texts, and knows JSON', () => {
    open();
    run('CREATE VIRTUAL TABLE notes USING fts5(body)');
    run("INSERT INTO notes VALUES ('running dogs'), ('a cat')");
    expect(run("SELECT body FROM notes WHERE notes MATCH 'dogs'")).toEqual([['running dogs']]);
    expect(run(`SELECT json('{"a": [1]}') ->> '$.a[0]'`)).toEqual([[1]]);
  });

  it('charges the program for its own statements only', async () => {
    open();
    const work = 'WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n LIMIT 300000) SELECT count(*) FROM n';
    const spentMs = (isProgram: boolean): number => {
      const before = database.usage().cpuTimeMs;
      run(work, [], isProgram);
      return database.usage().cpuTimeMs - before;
    };
    spentMs(true);
    const ownMs = Math.min(spentMs(true), spentMs(true));
    const before = database.usage().cpuTimeMs;
    for (let round = 0; round < 10; round++) run(work, [], false);
    // What it tells of itself is on its way.
    await vi.waitFor(() => expect(database.usage().cpuTimeMs - before).toBeLessThan(3 * ownMs));
  });
});

import { openSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Artefacts, buildArtefacts } from '../../worker/bench/artefacts/artefacts.ts';
import { probeContainment } from '../../worker/bench/containment/probe-containment.ts';
import { DatabaseProcess } from '../../worker/bench/processes/database-process.ts';
import type { DatabaseAnswer, DatabaseStep } from '../../worker/database/message.ts';
import { FramePipe } from '../../worker/wire/frame.ts';

let artefacts: Artefacts;
let database: DatabaseProcess;
let pipe: FramePipe;
const WALL_MS = Date.UTC(2031, 4, 6, 7, 8, 9, 123);

beforeAll(async () => {
  artefacts = await buildArtefacts();
  database = await DatabaseProcess.start('postgres', artefacts, await probeContainment(artefacts.folder), 0);
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

function ask(steps: readonly DatabaseStep[], isProgram = true): DatabaseAnswer {
  pipe.write(JSON.stringify({ wallMs: WALL_MS, steps, isProgram }));
  return JSON.parse(pipe.read()) as DatabaseAnswer;
}

function run(text: string, values?: readonly (string | null)[], isProgram?: boolean): readonly unknown[] {
  const [answer] = ask([{ do: 'run', text, values }], isProgram);
  if (answer?.error !== undefined) throw new Error(answer.error['M']);
  return answer?.results.at(-1)?.rows ?? [];
}

const open = (seed = 1): DatabaseAnswer => ask([{ do: 'open', seed }]);

/** What shows whether a database is exactly as it was. */
const TRACES = `SELECT pg_current_xact_id()::text, 'pg_class'::regclass::oid, (SELECT max(oid::text) FROM pg_class),
  pg_current_wal_insert_lsn()::text, gen_random_uuid(), random(), now(), clock_timestamp(), uuidv7()`;

describe('an image', () => {
  it('brings back tables, rows, numbers, sequences and chance', () => {
    open();
    run('CREATE TABLE orders (id serial PRIMARY KEY, name text)');
    run("INSERT INTO orders (name) VALUES ('a'), ('b')");
    ask([{ do: 'save', image: 1 }]);
    const seen = run(TRACES);
    run("UPDATE orders SET name = 'c'; INSERT INTO orders (name) SELECT n FROM generate_series(1, 5000) AS n");
    run('CREATE TABLE others (id int); DROP TABLE orders');
    run('VACUUM FULL pg_class');
    run('CHECKPOINT');
    run("SET search_path TO pg_catalog; SET timezone TO 'Asia/Tokyo'");
    ask([{ do: 'restore', image: 1, isReset: true }]);
    expect(run('SELECT name FROM orders ORDER BY id')).toEqual([['a'], ['b']]);
    expect(run("INSERT INTO orders (name) VALUES ('d') RETURNING id")).toEqual([['3']]);
    ask([{ do: 'restore', image: 1, isReset: true }]);
    expect(run(TRACES)).toEqual(seen);
    expect(run('SHOW search_path')).toEqual([['public']]);
    expect(() => run('SELECT * FROM others')).toThrow('relation "others" does not exist');
  });

  it('keeps a transaction that is open', () => {
    open();
    run('CREATE TABLE orders (id int)');
    run('BEGIN');
    run('INSERT INTO orders VALUES (1)');
    ask([{ do: 'save', image: 1 }]);
    run('ROLLBACK');
    expect(run('SELECT count(*) FROM orders')).toEqual([['0']]);
    ask([{ do: 'restore', image: 1 }]);
    expect(run('SELECT count(*) FROM orders')).toEqual([['1']]);
    run('COMMIT');
    expect(run('SELECT count(*) FROM orders')).toEqual([['1']]);
  });

  it('is one of several, in any order', () => {
    open();
    run('CREATE TABLE t (n int)');
    for (let n = 1; n <= 5; n++) {
      run('INSERT INTO t VALUES ($1)', [String(n)]);
      ask([{ do: 'save', image: n }]);
    }
    for (const n of [3, 1, 5, 2, 4, 5, 1]) {
      ask([{ do: 'restore', image: n }]);
      expect(run('SELECT count(*) FROM t')).toEqual([[String(n)]]);
    }
    expect(ask([{ do: 'forget', image: 3 }])).toEqual([]);
  });

  it('holds functions of plpgsql, and text search', () => {
    open();
    ask([{ do: 'save', image: 1 }]);
    for (let round = 0; round < 3; round++) {
      run('CREATE FUNCTION twice(n int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 2 * n; END $$');
      expect(run("SELECT twice(4), to_tsvector('english', 'running dogs')")).toEqual([['8', "'dog':2 'run':1"]]);
      ask([{ do: 'restore', image: 1 }]);
    }
  });
});

describe('a database', () => {
  it('begins the same each time, and differently for another seed', () => {
    open();
    const seen = run(TRACES);
    open();
    expect(run(TRACES)).toEqual(seen);
    open(2);
    expect(run('SELECT gen_random_uuid()')).not.toEqual([[(seen[0] as string[])[4]]]);
  });

  it('shows the time that it is told', () => {
    open();
    const at = '2031-05-06 07:08:09.123+00';
    expect(run('SELECT now(), clock_timestamp(), CURRENT_DATE, CURRENT_TIMESTAMP')).toEqual([
      [at, at, '2031-05-06', at],
    ]);
  });

  it('compares text by code points, and knows letters of all alphabets', () => {
    open();
    expect(run("SELECT upper('äé'), 'a' < 'B', 'Z' < 'a'")).toEqual([['ÄÉ', 'f', 't']]);
  });

  it('charges the program for its own statements only', async () => {
    open();
    const work = 'SELECT count(*) FROM generate_series(1, 300000) AS n WHERE n % 7 = 8';
    const spentMs = (isProgram: boolean): number => {
      const before = database.usage().cpuTimeMs;
      run(work, undefined, isProgram);
      return database.usage().cpuTimeMs - before;
    };
    spentMs(true);
    const ownMs = Math.min(spentMs(true), spentMs(true));
    const before = database.usage().cpuTimeMs;
    for (let round = 0; round < 10; round++) run(work, undefined, false);
    // What it tells of itself is on its way.
    await vi.waitFor(() => expect(database.usage().cpuTimeMs - before).toBeLessThan(3 * ownMs));
  });
});

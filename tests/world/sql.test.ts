import { describe, expect, it } from 'vitest';
import { told, useBench } from '../packages/judge-with.ts';

const judge = useBench();

const program = `
import pg from 'pg';
import { Kysely, PostgresDialect } from 'kysely';
import { drizzle } from 'drizzle-orm/node-postgres';
import { pgTable, serial, text } from 'drizzle-orm/pg-core';

const columns = 'id, name, joined, token';
export async function add(sql, name) {
  const { rows } = await sql.query('INSERT INTO people (name) VALUES ($1) RETURNING ' + columns, [name]);
  return rows[0];
}
export async function names(sql) {
  const rows = await sql\`SELECT name FROM people WHERE id > \${0} ORDER BY id\`;
  return rows.map((row) => row.name);
}
export async function twice(sql, name) {
  try {
    await sql.begin(async (transaction) => {
      await transaction\`INSERT INTO people (name) VALUES (\${name})\`;
      await transaction\`INSERT INTO people (name) VALUES (\${name})\`;
    });
    return 'done';
  } catch (error) {
    const { code, constraint, table, detail, message } = error;
    return { code, constraint, table, detail, message, isError: error instanceof Error };
  }
}
export async function byKysely(pool, name) {
  const database = new Kysely({ dialect: new PostgresDialect({ pool }) });
  await database.transaction().execute((transaction) => transaction.insertInto('people').values({ name }).execute());
  return await database.selectFrom('people').select(['id', 'name']).orderBy('id').execute();
}
const people = pgTable('people', { id: serial(), name: text() });
export async function byDrizzle(pool, name) {
  const database = drizzle({ client: pool ?? new pg.Pool() });
  await database.transaction((transaction) => transaction.insert(people).values({ name }));
  return await database.select().from(people).orderBy(people.id);
}
export async function byPg(name) {
  const client = new pg.Client('postgres://nobody@nowhere/nothing');
  await client.connect();
  try {
    await client.query('INSERT INTO people (name) VALUES ($1), ($1)', [name]);
  } catch (error) {
    return [error instanceof pg.DatabaseError, error.code];
  } finally {
    await client.end();
  }
}
export async function types(sql) {
  const { rows } = await sql.query(
    "SELECT 1::int AS int, 9007199254740993 AS big, 1.50 AS numeric, true AS bool, NULL AS nothing, '{\\"a\\":1}'::jsonb AS json, " +
    "'2026-01-05 09:00:00+00'::timestamptz AS at, '{1,NULL,3}'::int[] AS ints, ARRAY['a b', NULL, 'NULL'] AS texts, " +
    "'1 day 02:03:04.5'::interval AS interval, 0.5::float8 AS float, 'x'::bytea AS bytes, $1::text[] AS list, $2::jsonb AS object",
    [['a"b', null, 'c,d'], { deep: [1, 'x'] }]);
  return rows[0];
}
export async function each(sql, ids) {
  const found = [];
  for (const id of ids) found.push((await sql.query('SELECT name FROM people WHERE id = $1', [id])).rows[0]);
  return found;
}
export async function retried(sql, name) {
  for (let attempt = 1; ; attempt++) {
    const client = await sql.connect();
    try {
      await client.query('BEGIN');
      await client.query('INSERT INTO people (name) VALUES ($1)', [name]);
      await client.query('COMMIT');
      client.release();
      return attempt;
    } catch (error) {
      await client.query('ROLLBACK').catch(() => undefined);
      client.release();
      if (attempt === 3) return error.code ?? error.message;
    }
  }
}
export async function timed(sql) {
  const before = Date.now();
  await sql.query('SELECT name FROM people');
  return Date.now() - before;
}
export async function run(sql, text) {
  try {
    return (await sql.query(text)).rows;
  } catch (error) {
    return error.code + ': ' + error.message;
  }
}
export async function steal(sql) {
  return [typeof sql.exec, typeof sql.fail, typeof sql.seed, typeof sql.query, typeof sql.dump];
}
`;

const schema = `
import { describe, expect, it, beforeAll, beforeEach } from 'vitest';
import { world } from 'minicase/world';
import * as program from '../starter/index.ts';
await world.sql.exec("CREATE TABLE people (id serial PRIMARY KEY, name text UNIQUE, joined timestamptz DEFAULT now(), token uuid DEFAULT gen_random_uuid())");
`;

const dependencies = ['pg', 'kysely', 'drizzle-orm'];
const cases = async (spec: string): Promise<string[]> => told(await judge(dependencies, program, schema + spec));

describe('a database', () => {
  it('is a real Postgres, handed to the program as a pool', async () => {
    const spec = `
      it('writes', async () => {
        const added = await program.add(world.sql, 'Ada');
        expect(added).toMatchObject({ id: 1, name: 'Ada' });
        expect(added.joined).toEqual(new Date());
        expect(await program.names(world.sql)).toEqual(['Ada']);
        expect(await world.sql.dump('people')).toEqual([added]);
        expect(world.sql.count).toBe(2);
        expect(world.sql.queries[0]).toMatchObject({ kind: 'sql', params: ['Ada'], rows: 1, connection: 1 });
      });
      it('begins each test as the spec has set it up', async () => {
        expect(await program.names(world.sql)).toEqual([]);
        expect((await program.add(world.sql, 'Bob')).id).toBe(1);
      });
      it('tells what it refuses', async () => {
        expect(await program.twice(world.sql, 'Ada')).toEqual({
          code: '23505', constraint: 'people_name_key', table: 'people', isError: true,
          detail: 'Key (name)=(Ada) already exists.',
          message: 'duplicate key value violates unique constraint "people_name_key"',
        });
        expect(await program.names(world.sql)).toEqual([]);
      });
      it('keeps its controls from the program', async () => {
        expect(await program.steal(world.sql)).toEqual(['undefined', 'undefined', 'undefined', 'function', 'undefined']);
      });`;
    expect(await cases(spec)).toEqual(['accepted', 'accepted', 'accepted', 'accepted']);
  });

  it('is reached by the libraries that people use', async () => {
    const spec = `
      it('Kysely', async () => expect(await program.byKysely(world.sql, 'Ada')).toEqual([{ id: 1, name: 'Ada' }]));
      it('Drizzle', async () => expect(await program.byDrizzle(world.sql, 'Ada')).toEqual([{ id: 1, name: 'Ada' }]));
      it('Drizzle with pg', async () => expect(await program.byDrizzle(undefined, 'Ada')).toEqual([{ id: 1, name: 'Ada' }]));
      it('pg', async () => expect(await program.byPg('Ada')).toEqual([true, '23505']));`;
    expect(await cases(spec)).toEqual(['accepted', 'accepted', 'accepted', 'accepted']);
  });

  it('answers in the types of node-postgres', async () => {
    const spec = `
      it('types', async () => {
        expect(await program.types(world.sql)).toEqual({
          int: 1, big: '9007199254740993', numeric: '1.50', bool: true, nothing: null, json: { a: 1 },
          at: new Date('2026-01-05T09:00:00Z'), ints: [1, null, 3], texts: ['a b', null, 'NULL'],
          interval: { days: 1, hours: 2, minutes: 3, seconds: 4, milliseconds: 500 }, float: 0.5,
          bytes: expect.objectContaining({ 0: 120 }), list: ['a"b', null, 'c,d'], object: { deep: [1, 'x'] },
        });
      });`;
    expect(await cases(spec)).toEqual(['accepted']);
  });

  it('is what each describe has set up, and no more', async () => {
    const spec = `
      describe('with people', () => {
        beforeAll(() => world.sql.seed({ people: [{ id: 7, name: 'Ada', joined: new Date(0) }, { name: 'Bob' }] }));
        it('has them', async () => {
          expect(await program.names(world.sql)).toEqual(['Bob', 'Ada']);
          expect((await program.add(world.sql, 'Eve')).id).toBe(8);
        });
        describe('and one more', () => {
          beforeEach(() => world.sql.seed({ people: [{ name: 'Dan' }] }));
          it('has three', async () => expect((await program.names(world.sql)).length).toBe(3));
          it('has three again', async () => expect((await program.names(world.sql)).length).toBe(3));
        });
        it('has two again', async () => expect((await program.names(world.sql)).length).toBe(2));
      });
      it('has none', async () => expect(await program.names(world.sql)).toEqual([]));`;
    expect(await cases(spec)).toEqual(Array.from({ length: 5 }, () => 'accepted'));
  });

  it('is the same each time: time and chance are the world’s', async () => {
    const spec = `
      it('a', async () => { const { token, joined } = await program.add(world.sql, 'Ada'); expect([token, joined.toISOString(), await program.run(world.sql, 'SELECT random(), now(), xmin FROM people')]).toEqual(0); });
      it('b', async () => {
        await world.clock.advance('1d');
        const { joined } = await program.add(world.sql, 'Ada');
        expect(joined).toEqual(new Date());
      });`;
    const first = await cases(spec);
    expect(first[1]).toBe('accepted');
    expect(await cases(spec)).toEqual(first);
  });

  it('tells of a query for each row', async () => {
    const spec = `
      beforeAll(() => world.sql.seed({ people: ['Ada', 'Bob', 'Eve', 'Dan'].map((name) => ({ name })) }));
      it('n + 1', async () => {
        await program.each(world.sql, [1, 2, 3, 4]);
        expect(world.sql).toHaveRunAtMost(3);
      });
      it('few', async () => {
        await program.each(world.sql, [1, 2, 3]);
        expect(world.sql).toHaveRunAtMost(3);
      });`;
    const [many, few] = await cases(spec);
    expect(many).toBe(
      [
        'wrong-answer: Error: expected the program to run at most 3 queries, but it ran 4',
        '',
        'One statement ran 4 times with different values: a query for each row (N+1). Ask for all of them at once, by a join or with = ANY($1).',
        '',
        '     4 × SELECT name FROM people WHERE id = $1   with 1 | 2 | 3 | …',
      ].join('\n'),
    );
    expect(few).toBe('accepted');
  });

  it('tells of a missing index', async () => {
    const spec = `
      it('has one', async () => {
        const plan = await world.sql.plan('SELECT * FROM people WHERE name = $1', ['Ada']);
        expect(plan).toUseIndex('people_name_key');
        expect(plan).not.toScan('people');
      });
      it('has none', async () => {
        expect(await world.sql.plan('SELECT * FROM people WHERE joined = $1', [new Date()])).not.toScan('people');
      });
      it('explains what the program ran', async () => {
        await program.each(world.sql, [1]);
        expect(await world.sql.plan(world.sql.queries[0])).toUseIndex('people_pkey');
        expect(world.sql.count).toBe(1);
      });`;
    expect(await cases(spec)).toEqual([
      'accepted',
      'wrong-answer: Error: expected the plan not to read the table people as a whole. No index serves it:\n\n  SELECT * FROM people WHERE joined = $1\n\n  Seq Scan on people',
      'accepted',
    ]);
  });

  it('fails as the suite says, and as often', async () => {
    const spec = `
      const rows = async () => (await world.sql.dump('people')).map(({ name }) => name);
      it.each([['serialization-failure'], ['deadlock'], ['unique-violation'], ['connection-lost']])('%s', async (fault) => {
        world.sql.fail(/insert into people/i, fault);
        expect(await program.retried(world.sql, 'Ada')).toBe(2);
        expect(await rows()).toEqual(['Ada']);
        expect(world.sql.queries.map(({ error }) => error)[0]).toMatch(/40001|40P01|23505|57P01/);
      });
      it('more often', async () => {
        world.sql.fail('insert', 'deadlock', { times: 3 });
        expect(await program.retried(world.sql, 'Ada')).toBe('40P01');
        expect(await rows()).toEqual([]);
      });
      it('an answer is lost', async () => {
        world.sql.fail('commit', 'answer-lost');
        expect(await program.retried(world.sql, 'Ada')).toBe('23505');
        expect(await rows()).toEqual(['Ada']);
      });
      it('slowly', async () => {
        world.sql.fail('select', { slow: '3s' });
        expect(await program.timed(world.sql)).toBe(3000);
        expect(await program.timed(world.sql)).toBe(0);
      });
      it('is over with its test', async () => { expect(await program.retried(world.sql, 'Ada')).toBe(1); });
      it('is refused where it is none', () => {
        expect(() => world.sql.fail('x', 'tired')).toThrow("world.sql.fail: \\"tired\\" is no fault: write 'serialization-failure'");
      });`;
    expect(await cases(spec)).toEqual(Array.from({ length: 9 }, () => 'accepted'));
  });
});

describe('statements that mean harm', () => {
  const one = (statement: string, more = ''): Promise<string[]> =>
    cases(`
      it('harms', async () => { expect(await program.run(world.sql, ${JSON.stringify(statement)})).toEqual([]); });
      it('goes on', async () => { expect(await program.run(world.sql, 'SELECT 1 AS one')).toEqual([{ one: 1 }]); });${more}`);

  it('run without end', { timeout: 60_000 }, async () => {
    const [harm, next] = await one('SELECT count(*) FROM generate_series(1, 1000000000000) AS n WHERE n % 7 = 8');
    expect(harm).toMatch(/^(time|memory)-limit-exceeded/);
    expect(next).toMatch(/^accepted|^time-limit-exceeded/);
  });

  it('answer with more than anybody wants', async () => {
    const [harm, next] = await one("SELECT repeat('x', 1000) FROM generate_series(1, 20000)");
    expect(harm).toContain(
      '54000: minicase: the result of a statement is larger than 8 MB: select fewer rows or columns',
    );
    expect(next).toBe('accepted');
  });

  it('want all memory', { timeout: 60_000 }, async () => {
    const [harm, next] = await one(
      "SELECT length(string_agg(repeat(md5(n::text), 30000), '')) FROM generate_series(1, 900) AS n",
    );
    expect(harm).toMatch(/^memory-limit-exceeded|out of memory|54000/);
    expect(next).toBe('accepted');
  });

  it('recurse deeply', async () => {
    const [harm, next] = await one(`SELECT ${'1+'.repeat(20_000)}1`);
    expect(harm).toContain('54001: stack depth limit exceeded');
    expect(next).toBe('accepted');
  });

  it.each([
    ["COPY (SELECT 1) TO PROGRAM 'ls'", /^wrong-answer: expected '(?!\[)/],
    ['SELECT pg_terminate_backend(pg_backend_pid())', /pg_terminate_backend/],
    ["SELECT pg_read_file('/etc/passwd')", /could not open file|58P01|permission|pg_read_file/],
    ['COPY people FROM STDIN', /57014: .*not supported/],
    ['DROP SCHEMA pg_catalog CASCADE', /./],
  ])('%s', async (statement, expected) => {
    const [harm, next] = await one(statement);
    expect(harm).toMatch(expected);
    expect(next).toBe('accepted');
  });
});

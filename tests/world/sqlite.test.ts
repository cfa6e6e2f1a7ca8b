import { describe, expect, it } from 'vitest';
import { told, useBench } from '../packages/judge-with.ts';

const judge = useBench();

const program = `
import { Kysely, SqliteDialect } from 'kysely';
import { drizzle } from 'drizzle-orm/sqlite-proxy';
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export function add(db, name) {
  return db.prepare('INSERT INTO people (name) VALUES (?) RETURNING id, name, joined, token').get(name);
}
export async function names(db) {
  const rows = await db\`SELECT name FROM people WHERE id > \${0} ORDER BY id\`;
  return rows.map((row) => row.name);
}
export async function twice(db, name) {
  try {
    await db.begin(async (transaction) => {
      await transaction\`INSERT INTO people (name) VALUES (\${name})\`;
      await transaction.query('INSERT INTO people (name) VALUES (?)', [name]);
    });
    return 'done';
  } catch ({ code, errcode, message, name: kind }) {
    return { code, errcode, message, kind };
  }
}
export async function byKysely(database, name) {
  const kysely = new Kysely({ dialect: new SqliteDialect({ database }) });
  await kysely.transaction().execute((transaction) => transaction.insertInto('people').values({ name }).execute());
  const { insertId } = await kysely.insertInto('people').values({ name: name + '2' }).executeTakeFirst();
  const rows = await kysely.selectFrom('people').select(['id', 'name']).orderBy('id').execute();
  const streamed = [];
  for await (const row of kysely.selectFrom('people').select('id').stream()) streamed.push(row.id);
  return { insertId, rows, streamed };
}
const people = sqliteTable('people', { id: integer().primaryKey(), name: text() });
export async function byDrizzle(db, name) {
  const database = drizzle(async (text, values, method) => {
    const { rows } = await db.query({ text, values, rowMode: 'array' });
    return { rows: method === 'get' ? rows[0] : rows };
  });
  await database.transaction((transaction) => transaction.insert(people).values({ name }));
  return await database.select().from(people).orderBy(people.id);
}
export function atOnce(db, list, fails) {
  const insert = db.prepare('INSERT INTO people (name) VALUES (@name)');
  const all = db.transaction((names) => {
    for (const name of names) insert.run({ name });
    if (fails) throw new Error('changed my mind');
    return [db.inTransaction, names.length];
  });
  try {
    return [...all.immediate(list), db.inTransaction];
  } catch (error) {
    return [error.message, db.inTransaction];
  }
}
export function nested(db) {
  const inner = db.transaction(() => { db.exec("INSERT INTO people (name) VALUES ('inner')"); throw new Error('no'); });
  db.transaction(() => {
    db.exec("INSERT INTO people (name) VALUES ('outer')");
    try { inner(); } catch {}
  })();
}
export function forgets(db) {
  db.exec('BEGIN');
  db.prepare('INSERT INTO people (name) VALUES (?)').run('Lost');
  return db.prepare('SELECT count(*) FROM people').pluck().get();
}
export function types(db) {
  return db.prepare("SELECT 1 AS int, 9007199254740993 AS big, 1.5 AS real, NULL AS empty, 'é' AS text, x'00ff' AS bytes, ? AS own, typeof(?) AS kind, ? AS flag, 1e999 AS infinite")
    .get(new Uint8Array([1, 2]), 12n, true);
}
export function reads(db) {
  const statement = db.prepare('SELECT id, name FROM people ORDER BY id');
  return [statement.reader, statement.raw().all(), statement.columns(), [...statement.raw(false).iterate()], db.pragma('foreign_keys', { simple: true }), db.pragma('user_version')];
}
export function each(db, ids) {
  return ids.map((id) => db.prepare('SELECT name FROM people WHERE id = ?').get(id));
}
export async function retried(db, name) {
  for (let attempt = 1; ; attempt++) {
    try {
      db.exec('BEGIN');
      db.prepare('INSERT INTO people (name) VALUES (?)').run(name);
      db.exec('COMMIT');
      return attempt;
    } catch (error) {
      if (db.inTransaction) db.exec('ROLLBACK');
      if (attempt === 3) return error.code ?? error.message;
    }
  }
}
export async function timed(db) {
  const before = Date.now();
  await db.query('SELECT name FROM people');
  return Date.now() - before;
}
export function timedAtOnce(db) {
  const before = Date.now();
  db.prepare('SELECT name FROM people').all();
  return Date.now() - before;
}
export function run(db, text, ...values) {
  try {
    const statement = db.prepare(text);
    return statement.reader ? statement.all(...values) : statement.run(...values);
  } catch (error) {
    return error.code + ': ' + error.message;
  }
}
export function script(db, text) {
  try {
    return db.exec(text);
  } catch (error) {
    return error.code + ': ' + error.message;
  }
}
export async function transfers(db, amount) {
  const [{ balance }] = await db\`SELECT balance FROM accounts WHERE id = 1\`;
  if (balance >= amount) await db\`UPDATE accounts SET balance = \${balance - amount} WHERE id = 1\`;
}
export async function transfersSafely(db, amount) {
  await db\`UPDATE accounts SET balance = balance - \${amount} WHERE id = 1 AND balance >= \${amount}\`;
}
export async function both(db) {
  const one = (name) => db.begin(async (transaction) => {
    const before = (await transaction\`SELECT count(*) AS count FROM people\`)[0].count;
    await new Promise((resolve) => setTimeout(resolve, 10));
    await transaction\`INSERT INTO people (name) VALUES (\${name + before})\`;
  });
  await Promise.all([one('a'), one('b')]);
}
export async function hangs(db) {
  await db.begin(() => new Promise(() => undefined));
}
export async function steal(db) {
  return [typeof db.exec, typeof db.fail, typeof db.seed, typeof db.query, typeof db.dump];
}
`;

const schema = `
import { describe, expect, it, beforeAll, beforeEach } from 'vitest';
import { world } from 'minicase/world';
import * as program from '../starter/index.ts';
await world.sqlite.exec("CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT UNIQUE, joined TEXT DEFAULT CURRENT_TIMESTAMP, token TEXT DEFAULT (hex(randomblob(8))))");
`;

const cases = async (spec: string): Promise<string[]> =>
  told(await judge(['kysely', 'drizzle-orm'], program, schema + spec));
const accepted = (count: number): string[] => Array.from({ length: count }, () => 'accepted');

describe('a SQLite', () => {
  it('is a real one, handed to the program', async () => {
    const spec = `
      it('writes', async () => {
        const added = program.add(world.sqlite, 'Ada');
        expect(added).toEqual({ id: 1, name: 'Ada', joined: '2026-01-05 09:00:00', token: expect.stringMatching(/^[0-9A-F]{16}$/) });
        expect(await program.names(world.sqlite)).toEqual(['Ada']);
        expect(await world.sqlite.dump('people')).toEqual([added]);
        expect(world.sqlite.count).toBe(2);
        expect(world.sqlite.queries[0]).toMatchObject({ kind: 'sqlite', params: ['Ada'], rows: 1 });
        expect(world.calls.ofKind('sqlite')).toHaveLength(2);
      });
      it('begins each test as the spec has set it up', async () => {
        expect(await program.names(world.sqlite)).toEqual([]);
        expect(program.add(world.sqlite, 'Bob').id).toBe(1);
      });
      it('tells what it refuses', async () => {
        expect(await program.twice(world.sqlite, 'Ada')).toEqual({
          code: 'SQLITE_CONSTRAINT_UNIQUE', errcode: 2067, message: 'UNIQUE constraint failed: people.name', kind: 'SqliteError',
        });
        expect(await program.names(world.sqlite)).toEqual([]);
      });
      it('keeps its controls from the program', async () => {
        expect(await program.steal(world.sqlite)).toEqual(['function', 'undefined', 'undefined', 'function', 'undefined']);
      });
      it('has the types of node:sqlite', () => {
        expect(program.types(world.sqlite)).toEqual({
          int: 1, big: 9007199254740993n, real: 1.5, empty: null, text: 'é', bytes: new Uint8Array([0, 255]),
          own: new Uint8Array([1, 2]), kind: 'integer', flag: 1, infinite: Infinity,
        });
      });
      it('refuses values that it cannot have', () => {
        expect(program.run(world.sqlite, 'SELECT ?', new Date())).toBe('undefined: SQLite can only bind numbers, strings, bigints, bytes, booleans and null, not a Date');
      });`;
    expect(await cases(spec)).toEqual(accepted(6));
  });

  it('is reached by the libraries that people use, and as better-sqlite3 is', async () => {
    const spec = `
      const rows = [{ id: 1, name: 'Ada' }, { id: 2, name: 'Ada2' }];
      it('Kysely', async () => expect(await program.byKysely(world.sqlite, 'Ada')).toEqual({ insertId: 2n, rows, streamed: [1, 2] }));
      it('Drizzle', async () => expect(await program.byDrizzle(world.sqlite, 'Ada')).toEqual([{ id: 1, name: 'Ada' }]));
      it('transactions at once', async () => {
        expect(program.atOnce(world.sqlite, ['Ada', 'Bob'], false)).toEqual([true, 2, false]);
        expect(program.atOnce(world.sqlite, ['Eve'], true)).toEqual(['changed my mind', false]);
        expect(await program.names(world.sqlite)).toEqual(['Ada', 'Bob']);
      });
      it('transactions in transactions', async () => {
        program.nested(world.sqlite);
        expect(await program.names(world.sqlite)).toEqual(['outer']);
      });
      it('reads', async () => {
        await world.sqlite.seed({ people: [{ id: 3, name: 'Ada' }] });
        expect(program.reads(world.sqlite)).toEqual([true, [[3, 'Ada']], [{ name: 'id' }, { name: 'name' }], [{ id: 3, name: 'Ada' }], 1, [{ user_version: 0 }]]);
      });`;
    expect(await cases(spec)).toEqual(accepted(5));
  });

  it('shows the suite what was committed, and nothing else', async () => {
    const spec = `
      it('forgets to commit', async () => {
        expect(program.forgets(world.sqlite)).toBe(1);
        expect(await world.sqlite.dump('people')).toEqual([]);
        await expect(world.sqlite.exec("INSERT INTO people (name) VALUES ('x')")).rejects.toMatchObject({ code: 'SQLITE_BUSY' });
      });
      it('begins the next without its transaction', async () => {
        expect(program.atOnce(world.sqlite, ['Ada'], false)).toEqual([true, 1, false]);
      });
      it('finds it locked while the suite has it', async () => {
        await world.sqlite.exec('BEGIN IMMEDIATE');
        expect(program.run(world.sqlite, "INSERT INTO people (name) VALUES ('x')")).toMatch('SQLITE_BUSY: database is locked');
        await world.sqlite.exec('COMMIT');
      });`;
    expect(await cases(spec)).toEqual(accepted(3));
  });

  it('is what each describe has set up, and no more', async () => {
    const spec = `
      describe('with people', () => {
        beforeAll(() => world.sqlite.seed({ people: [{ id: 7, name: 'Ada', joined: new Date(0) }, { name: 'Bob' }] }));
        it('has them', async () => {
          expect(await program.names(world.sqlite)).toEqual(['Ada', 'Bob']);
          expect((await world.sqlite.dump('people'))[0].joined).toBe('1970-01-01T00:00:00.000Z');
          expect(program.add(world.sqlite, 'Eve').id).toBe(9);
        });
        describe('and one more', () => {
          beforeEach(() => world.sqlite.seed({ people: [{ name: 'Dan' }] }));
          it('has three', async () => expect((await program.names(world.sqlite)).length).toBe(3));
          it('has three again', async () => expect((await program.names(world.sqlite)).length).toBe(3));
        });
        it('has two again', async () => expect((await program.names(world.sqlite)).length).toBe(2));
      });
      it('has none', async () => expect(await program.names(world.sqlite)).toEqual([]));`;
    expect(await cases(spec)).toEqual(accepted(5));
  });

  it('is the same each time: time and chance are the world’s', async () => {
    const spec = `
      it('a', () => {
        const { token } = program.add(world.sqlite, 'Ada');
        expect([token, program.run(world.sqlite, 'SELECT random(), abs(random()) FROM people ORDER BY random()')]).toEqual(0);
      });
      it('b', async () => {
        await world.clock.advance('1d');
        expect(program.run(world.sqlite, "SELECT date('now') AS a, datetime() AS b, CURRENT_TIME AS c, unixepoch('now', '-1 day') AS d, strftime('%H', 'NOW') AS e")).toEqual([
          { a: '2026-01-06', b: '2026-01-06 09:00:00', c: '09:00:00', d: Date.UTC(2026, 0, 5, 9) / 1000, e: '09' }]);
      });
      it('c', () => {
        expect(program.script(world.sqlite, "CREATE TABLE days (at TEXT, day TEXT AS (date(at)) STORED); CREATE INDEX by_day ON days (date(at, '+1 day'))")).toBeUndefined();
        expect(program.run(world.sqlite, "INSERT INTO days VALUES ('2026-02-03 04:05:06') RETURNING day")).toEqual([{ day: '2026-02-03' }]);
      });`;
    const first = await cases(spec);
    expect(first.slice(1)).toEqual(accepted(2));
    expect(await cases(spec)).toEqual(first);
  });

  it('tells of a query for each row, and of a missing index', async () => {
    const spec = `
      beforeAll(() => world.sqlite.seed({ people: ['Ada', 'Bob', 'Eve', 'Dan'].map((name) => ({ name })) }));
      it('n + 1', () => {
        program.each(world.sqlite, [1, 2, 3, 4]);
        expect(world.sqlite).toHaveRunAtMost(3);
      });
      it('few', () => {
        program.each(world.sqlite, [1, 2, 3]);
        expect(world.sqlite).toHaveRunAtMost(3);
      });
      it('has an index', async () => {
        const plan = await world.sqlite.plan('SELECT * FROM people WHERE name = ?');
        expect(plan).toUseIndex('sqlite_autoindex_people_1');
        expect(plan).not.toScan('people');
        program.each(world.sqlite, [1]);
        expect(await world.sqlite.plan(world.sqlite.queries[0])).toUseIndex('INTEGER PRIMARY KEY');
        expect(world.sqlite.count).toBe(1);
      });
      it('has none', async () => {
        expect(await world.sqlite.plan('SELECT * FROM people p WHERE p.joined = ?')).not.toScan('people');
      });
      it('makes one each time', async () => {
        expect(await world.sqlite.plan('SELECT 1 FROM people a JOIN people b ON a.joined = b.joined')).toScan('people');
      });`;
    const [many, few, index, none, automatic] = await cases(spec);
    expect(many).toBe(
      [
        'wrong-answer: Error: expected the program to run at most 3 queries, but it ran 4',
        '',
        'One statement ran 4 times with different values: a query for each row (N+1). Ask for all of them at once, by a join or with IN (…).',
        '',
        '     4 × SELECT name FROM people WHERE id = ?   with 1 | 2 | 3 | …',
      ].join('\n'),
    );
    expect(none).toBe(
      'wrong-answer: Error: expected the plan not to read the table people as a whole. No index serves it:\n\n  SELECT * FROM people p WHERE p.joined = ?\n\n  SCAN p',
    );
    expect([few, index, automatic]).toEqual(accepted(3));
  });

  it('fails as the suite says, and as often', async () => {
    const spec = `
      const rows = async () => (await world.sqlite.dump('people')).map(({ name }) => name);
      it.each([['busy'], ['full'], ['io-error'], ['readonly'], ['unique-violation'], ['foreign-key-violation']])('%s', async (fault) => {
        world.sqlite.fail(/insert into people/i, fault);
        expect(await program.retried(world.sqlite, 'Ada')).toBe(2);
        expect(await rows()).toEqual(['Ada']);
        expect(world.sqlite.queries.map(({ error }) => error)[0]).toMatch(/^SQLITE_(BUSY|FULL|IOERR|READONLY|CONSTRAINT_UNIQUE|CONSTRAINT_FOREIGNKEY)$/);
      });
      it('more often', async () => {
        world.sqlite.fail('insert', 'busy', { times: 3 });
        expect(await program.retried(world.sqlite, 'Ada')).toBe('SQLITE_BUSY');
        expect(await rows()).toEqual([]);
      });
      it('loses a transaction when the disk is full', () => {
        program.script(world.sqlite, "BEGIN; INSERT INTO people (name) VALUES ('Ada')");
        world.sqlite.fail('insert', 'full');
        expect(program.run(world.sqlite, "INSERT INTO people (name) VALUES ('Bob') RETURNING id")).toBe('SQLITE_FULL: database or disk is full');
        expect(program.script(world.sqlite, 'ROLLBACK')).toBe('SQLITE_ERROR: cannot rollback - no transaction is active');
      });
      it('slowly', async () => {
        world.sqlite.fail('select', { slow: '3s' }, { times: 2 });
        expect(await program.timed(world.sqlite)).toBe(3000);
        expect(program.timedAtOnce(world.sqlite)).toBe(3000);
        expect(await program.timed(world.sqlite)).toBe(0);
      });
      it('is over with its test', async () => { expect(await program.retried(world.sqlite, 'Ada')).toBe(1); });
      it('is refused where it is none', () => {
        expect(() => world.sqlite.fail('x', 'tired')).toThrow("world.sqlite.fail: \\"tired\\" is no fault: write 'busy'");
      });`;
    expect(await cases(spec)).toEqual(accepted(11));
  });

  it('is one connection, on which requests meet', async () => {
    const spec = `
      beforeAll(async () => {
        await world.sqlite.exec('CREATE TABLE accounts (id INTEGER PRIMARY KEY, balance INTEGER)');
        await world.sqlite.seed({ accounts: [{ id: 1, balance: 100 }] });
      });
      const left = async () => (await world.sqlite.dump('accounts'))[0].balance;
      it('loses an update', () => world.schedules(20, async () => {
        await Promise.all([program.transfers(world.sqlite, 60), program.transfers(world.sqlite, 60)]);
        expect(await left()).toBe(40);
        expect(world.sqlite.queries.filter(({ text }) => text.startsWith('UPDATE'))).toHaveLength(1);
      }));
      it('loses none', () => world.schedules(20, async () => {
        await Promise.all([program.transfersSafely(world.sqlite, 60), program.transfersSafely(world.sqlite, 60)]);
        expect(await left()).toBe(40);
      }));
      it('has one transaction begin after the other', async () => {
        await program.both(world.sqlite);
        expect(await program.names(world.sqlite)).toEqual(['a0', 'b1']);
      });
      it('hangs', () => program.hangs(world.sqlite));
      it('does not hang after that', async () => {
        await program.both(world.sqlite);
        expect(await program.names(world.sqlite)).toEqual(['a0', 'b1']);
      });`;
    const [loses, none, both, hangs, after] = await cases(spec);
    expect(loses).toMatch(/^wrong-answer/);
    expect([none, both, after]).toEqual(accepted(3));
    expect(hangs).toMatch(/never settle/);
  });
});

describe('statements that mean harm', () => {
  const one = (statement: string): Promise<string[]> =>
    cases(`
      it('harms', () => { expect(program.run(world.sqlite, ${JSON.stringify(statement)})).toEqual([]); });
      it('goes on', () => { expect(program.run(world.sqlite, 'SELECT 1 AS one')).toEqual([{ one: 1 }]); });`);

  it('run without end', { timeout: 60_000 }, async () => {
    const [harm, next] = await one(
      'WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n) SELECT count(*) FROM n',
    );
    expect(harm).toMatch(/^time-limit-exceeded/);
    expect(next).toMatch(/^accepted|^time-limit-exceeded/);
  });

  it('want all memory', { timeout: 60_000 }, async () => {
    const [harm, next] = await one(
      'WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n LIMIT 400) SELECT count(DISTINCT zeroblob(4000000) || n) FROM n',
    );
    expect(harm).toMatch(/^memory-limit-exceeded|^time-limit-exceeded|SQLITE_NOMEM/);
    expect(next).toMatch(/^accepted|^time-limit-exceeded/);
  });

  it.each([
    {
      harm: 'answer with more than anybody wants',
      statement:
        "WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n LIMIT 20000) SELECT printf('%.1000c', 'x') FROM n",
      message: 'SQLITE_TOOBIG: minicase: the result of a statement is larger than 8 MB: select fewer rows or columns',
    },
    {
      harm: 'answer with one large value',
      statement: 'SELECT zeroblob(100000000)',
      message: 'SQLITE_TOOBIG: string or blob too big',
    },
    {
      harm: 'recurse deeply',
      statement: `SELECT ${'1+'.repeat(20_000)}1`,
      message: 'SQLITE_ERROR: Expression tree is too large',
    },
    { harm: 'open files', statement: "ATTACH '/etc/passwd' AS passwd", message: 'SQLITE_AUTH: not authorized' },
    {
      harm: 'are two',
      statement: 'SELECT 1; DROP TABLE people',
      message: 'SQLITE_ERROR: the text has more than one statement: run a script by exec()',
    },
  ])('$harm', async ({ statement, message }) => {
    const [harm, next] = await one(statement);
    expect(harm).toContain(message);
    expect(next).toBe('accepted');
  });
});

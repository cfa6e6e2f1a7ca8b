import { describe, expect, it } from 'vitest';
import { told, useBench } from './judge-spec.ts';

const judge = useBench();

/** Withdrawals by two requests at once, in the ways that people write them. */
const program = `
const wait = () => new Promise((resolve) => setTimeout(resolve, 10));
export async function readThenWrite(sql, amount, begin = 'BEGIN', lock = '') {
  const client = await sql.connect();
  try {
    await client.query(begin);
    const { rows } = await client.query('SELECT balance FROM accounts WHERE id = 1 ' + lock);
    await wait();
    if (rows[0].balance < amount) throw new Error('too little');
    await client.query('UPDATE accounts SET balance = $1 WHERE id = 1', [rows[0].balance - amount]);
    await wait();
    await client.query('COMMIT');
    return 'done';
  } catch (error) {
    await client.query('ROLLBACK');
    return error.code ?? error.message;
  } finally {
    client.release();
  }
}
export async function inOne(sql, amount) {
  const { rowCount } = await sql.query('UPDATE accounts SET balance = balance - $1 WHERE id = 1 AND balance >= $1', [amount]);
  return rowCount === 1 ? 'done' : 'too little';
}
export async function insertBoth(sql) {
  const one = async () => {
    const client = await sql.connect();
    await client.query('BEGIN');
    try {
      await client.query("INSERT INTO events (key) VALUES ('a')");
      await wait();
      await client.query('COMMIT');
      return 'done';
    } catch (error) {
      await client.query('ROLLBACK');
      return error.code;
    } finally {
      client.release();
    }
  };
  return await Promise.all([one(), one()]);
}
export async function readBeside(sql) {
  const client = await sql.connect();
  await client.query('BEGIN');
  await client.query('UPDATE accounts SET balance = 1 WHERE id = 1');
  const own = (await client.query('SELECT balance FROM accounts WHERE id = 1')).rows[0].balance;
  const other = (await sql.query('SELECT balance FROM accounts WHERE id = 1')).rows[0].balance;
  const again = (await client.query('SELECT balance FROM accounts WHERE id = 1')).rows[0].balance;
  await client.query('COMMIT');
  client.release();
  const after = (await sql.query('SELECT balance FROM accounts WHERE id = 1')).rows[0].balance;
  return [own, other, again, after];
}
export async function waitsForItself(sql) {
  const client = await sql.connect();
  await client.query('BEGIN');
  await client.query('UPDATE accounts SET balance = 1 WHERE id = 1');
  try {
    await sql.query('UPDATE accounts SET balance = 2 WHERE id = 1');
    return 'done';
  } catch (error) {
    return error.code;
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
}
export async function snapshot(sql) {
  const client = await sql.connect();
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
  const read = async () => (await client.query('SELECT balance FROM accounts WHERE id = 1')).rows[0].balance;
  const first = await read();
  await sql.query('UPDATE accounts SET balance = 7 WHERE id = 1');
  const second = await read();
  let code;
  try {
    await client.query('UPDATE accounts SET balance = 8 WHERE id = 1');
  } catch (error) {
    code = error.code;
  }
  await client.query('ROLLBACK');
  client.release();
  const { rows } = await sql.query('SELECT balance FROM accounts WHERE id = 1');
  return [first, second, code, rows[0].balance];
}
export async function uuids(sql) {
  const client = await sql.connect();
  await client.query('BEGIN');
  const written = await client.query("INSERT INTO events (key) VALUES ('x') RETURNING gen_random_uuid() AS id");
  const beside = await sql.query('SELECT gen_random_uuid() AS id');
  const next = await client.query('SELECT gen_random_uuid() AS id');
  await client.query('COMMIT');
  client.release();
  return [written, beside, next].map(({ rows }) => rows[0].id);
}
export async function takeJobs(sql) {
  const worker = async () => {
    const client = await sql.connect();
    await client.query('BEGIN');
    const { rows } = await client.query('SELECT id FROM accounts ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED');
    await wait();
    await client.query('DELETE FROM accounts WHERE id = $1', [rows[0]?.id ?? 0]);
    await client.query('COMMIT');
    client.release();
    return rows[0]?.id;
  };
  return await Promise.all([worker(), worker()]);
}
export async function recovers(sql) {
  const client = await sql.connect();
  await client.query('BEGIN');
  await client.query('UPDATE accounts SET balance = 50 WHERE id = 1');
  await client.query('SAVEPOINT a');
  await client.query('SELECT nothing').catch(() => undefined);
  const beside = (await sql.query('SELECT balance FROM accounts WHERE id = 1')).rows[0].balance;
  await client.query('ROLLBACK TO SAVEPOINT a');
  await client.query('COMMIT');
  client.release();
  const after = (await sql.query('SELECT balance FROM accounts WHERE id = 1')).rows[0].balance;
  return [beside, after];
}
`;

const spec = (body: string): string => `
import { beforeEach, expect, it } from 'vitest';
import { world } from 'minicase/world';
import * as program from '../starter/index.ts';
beforeEach(async () => {
  await world.sql.exec('CREATE TABLE accounts (id int PRIMARY KEY, balance int NOT NULL); CREATE TABLE events (key text UNIQUE)');
  await world.sql.seed({ accounts: [{ id: 1, balance: 100 }, { id: 2, balance: 5 }] });
});
const balance = async () => (await world.sql.query('SELECT balance FROM accounts WHERE id = 1')).rows[0].balance;
const both = (...how) => Promise.all([program.readThenWrite(world.sql, 60, ...how), program.readThenWrite(world.sql, 60, ...how)]);
it('is told', async () => {${body}});`;

const accepted = async (body: string): Promise<void> =>
  expect(told(await judge(spec(body), program))).toEqual(['accepted']);

describe('two sessions at once', () => {
  it('lose an update that reads and then writes', () =>
    accepted(`expect(await both()).toEqual(['done', 'done']); expect(await balance()).toBe(40);`));

  it('lose none that locks what it reads', () =>
    accepted(
      `expect(await both('BEGIN', 'FOR UPDATE')).toEqual(['done', 'too little']); expect(await balance()).toBe(40);`,
    ));

  it('lose none by one statement', () =>
    accepted(`
      expect(await Promise.all([program.inOne(world.sql, 60), program.inOne(world.sql, 60)])).toEqual(['done', 'too little']);
      expect(await balance()).toBe(40);`));

  it.each(['SERIALIZABLE', 'REPEATABLE READ'])('are told of a conflict at %s', (level) =>
    accepted(`
      expect((await both('BEGIN ISOLATION LEVEL ${level}')).sort()).toEqual(['40001', 'done']);
      expect(await balance()).toBe(40);`),
  );

  it('meet a unique constraint once the first has committed', () =>
    accepted(`expect(await program.insertBoth(world.sql)).toEqual(['done', '23505']);`));

  it('see what is committed, and what is their own', () =>
    accepted(`expect(await program.readBeside(world.sql)).toEqual([1, 100, 1, 1]);`));

  it('are told of a wait without end', () =>
    accepted(`expect(await program.waitsForItself(world.sql)).toBe('40P01'); expect(await balance()).toBe(100);`));

  it('read one snapshot at REPEATABLE READ, and may not write over what came later', () =>
    accepted(`expect(await program.snapshot(world.sql)).toEqual([100, 100, '40001', 7]);`));

  it('never draw the same number twice', () =>
    accepted(`expect(new Set(await program.uuids(world.sql)).size).toBe(3);`));

  it('take different jobs', () => accepted(`expect(await program.takeJobs(world.sql)).toEqual([1, 2]);`));

  it('keep a failed transaction that can recover', () =>
    accepted(`expect(await program.recovers(world.sql)).toEqual([100, 50]);`));
});

describe('explored schedules', () => {
  const explored = (how: string): string => `
    const found = await world.schedules(20, async () => {
      await Promise.all([program.atOnce(world.sql, 60${how}), program.atOnce(world.sql, 60${how})]);
      expect(await balance()).toBeGreaterThanOrEqual(0);
      const { rows } = await world.sql.query('SELECT count(*)::int AS n FROM events');
      expect(await balance()).toBe(100 - 60 * rows[0].n);
    });`;
  const program2 = `${program}
    export async function atOnce(sql, amount, lock = '') {
      await sql.begin(async (transaction) => {
        const { rows } = await transaction.query('SELECT balance FROM accounts WHERE id = 1 ' + lock);
        if (rows[0].balance < amount) return;
        await transaction.query('UPDATE accounts SET balance = $1 WHERE id = 1', [rows[0].balance - amount]);
        await transaction.query('INSERT INTO events (key) VALUES (gen_random_uuid()::text)');
      });
    }`;

  it('find an update that is lost, and none that is not', { timeout: 120_000 }, async () => {
    const [lost] = told(await judge(spec(explored('')), program2));
    expect(lost).toMatch(/schedule/);
    expect(told(await judge(spec(explored(", 'FOR UPDATE'")), program2))).toEqual(['accepted']);
  });
});

import { describe, expect, it } from 'vitest';
import { told, useBench } from './judge-spec.ts';

const judge = useBench();

const program = `
export async function add(sql, name) {
  const { rows } = await sql.query('INSERT INTO people (name) VALUES ($1) RETURNING id, name, joined, token', [name]);
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
    return { code: error.code, constraint: error.constraint, table: error.table, detail: error.detail, isError: error instanceof Error, message: error.message };
  }
}
`;

const schema = `
import { expect, it, beforeEach, beforeAll, describe } from 'vitest';
import { world } from 'minicase/world';
import { add, names, twice } from '../starter/index.ts';
await world.sql.exec("CREATE TABLE people (id serial PRIMARY KEY, name text UNIQUE, joined timestamptz DEFAULT now(), token uuid DEFAULT gen_random_uuid())");
`;

describe('a database', () => {
  it('is a real Postgres, handed to the program as a pool', async () => {
    const spec = `${schema}
      it('writes', async () => {
        const added = await add(world.sql, 'Ada');
        expect(added).toMatchObject({ id: 1, name: 'Ada' });
        expect(added.joined).toEqual(new Date());
        expect(await names(world.sql)).toEqual(['Ada']);
        expect(await world.sql.dump('people')).toEqual([added]);
        expect(world.sql.count).toBe(2);
      });
      it('begins each test as the spec has set it up', async () => {
        expect(await names(world.sql)).toEqual([]);
        expect((await add(world.sql, 'Bob')).id).toBe(1);
      });
      it('tells what it refuses', async () => {
        expect(await twice(world.sql, 'Ada')).toEqual({
          code: '23505', constraint: 'people_name_key', table: 'people', isError: true,
          detail: 'Key (name)=(Ada) already exists.',
          message: 'duplicate key value violates unique constraint "people_name_key"',
        });
        expect(await names(world.sql)).toEqual([]);
      });`;
    expect(told(await judge(spec, program))).toEqual(['accepted', 'accepted', 'accepted']);
  });
});

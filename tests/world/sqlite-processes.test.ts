import { globSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it, vi } from 'vitest';
import { findDescendants } from '../support/kill-descendants.ts';
import { told, useBench } from './judge-spec.ts';

const judge = useBench();

const program = `
export const count = (db) => db.prepare('SELECT count(*) FROM notes').pluck().get();
export const write = (db) => db.exec("INSERT INTO notes VALUES ('a')");
export const dies = () => { for (;;); };
export const one = async (pool) => (await pool.query('SELECT 1 AS one')).rows[0].one;
`;
const head = `
import { expect, it } from 'vitest';
import { world } from 'minicase/world';
import * as program from '../starter/index.ts';
`;
const withSqlite = `${head}
await world.sqlite.exec('CREATE TABLE notes (body TEXT)');
`;

/** What this process's bench has made of a file's name. */
const made = (name: string): string[] => globSync(path.join(os.tmpdir(), `minicase-${process.pid}-*`, name));
const processes = (): number[] => findDescendants(process.pid, 'sqlite.mjs');

it('costs nothing where it is not used, and Postgres costs nothing where only SQLite is', async () => {
  const plain = `${head} it('asks nobody', () => { world.outbox; expect(1).toBe(1); });`;
  expect(told(await judge(plain, program))).toEqual(['accepted']);
  expect([...made('sqlite.mjs'), ...made('pglite.wasm'), ...processes()]).toEqual([]);
  const spec = `${withSqlite} it('counts', () => expect(program.count(world.sqlite)).toBe(0));`;
  expect(told(await judge(spec, program))).toEqual(['accepted']);
  expect(made('sqlite.mjs')).toHaveLength(1);
  expect(made('pglite.wasm')).toEqual([]);
});

it('has a process for each program, which is gone with it', async () => {
  const spec = `${withSqlite}
    it('writes', () => { program.write(world.sqlite); expect(program.count(world.sqlite)).toBe(1); });
    it('dies', () => program.dies());
    it('counts', () => expect(program.count(world.sqlite)).toBe(0));`;
  await vi.waitFor(() => expect(processes().length).toBeGreaterThan(0), { timeout: 30_000 });
  const before = new Set(processes());
  const [writes, dies, counts] = told(await judge(spec, program, { cpuTimeMs: 2_000 }));
  expect([writes, counts]).toEqual(['accepted', 'accepted']);
  expect(dies).toMatch(/^time-limit-exceeded/);
  expect(processes().filter((pid) => before.has(pid))).toEqual([]);
});

it('is there beside Postgres', async () => {
  const spec = `${withSqlite}
    it('asks both', async () => {
      program.write(world.sqlite);
      expect([await program.one(world.sql), program.count(world.sqlite)]).toEqual([1, 1]);
      expect(world.sql.count).toBe(1);
      expect(world.sqlite.count).toBe(2);
      expect(world.calls.map(({ kind }) => kind)).toEqual(['sqlite', 'sql', 'sqlite']);
    });`;
  expect(told(await judge(spec, program, { cpuTimeMs: 10_000, wallTimeMs: 60_000, memoryMb: 256 }))).toEqual([
    'accepted',
  ]);
});

import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Artefacts, buildArtefacts } from '../../worker/bench/artefacts/artefacts.ts';
import { readBundles } from '../../worker/packages/read-bundles.ts';

let artefacts: Artefacts;
beforeAll(async () => {
  artefacts = await buildArtefacts();
});
afterAll(() => artefacts.close());

async function snapshots(): Promise<string[]> {
  return (await readdir(artefacts.folder)).filter((name) => /^packages-.*\.blob$/.test(name));
}

it('a case without dependencies begins with what every program begins with', async () => {
  expect(await artefacts.packages.prepare([])).toEqual({
    names: [],
    modules: [],
    needWeb: false,
    snapshots: { plain: 'program.blob', web: 'program-web.blob' },
  });
  expect(await snapshots()).toEqual([]);
});

it('a set of packages is prepared once, in whatever order it is listed and however many ask at once', async () => {
  const [first, second] = await Promise.all([
    artefacts.packages.prepare(['nanoid', 'uuid']),
    artefacts.packages.prepare(['uuid', 'nanoid']),
  ]);
  expect(second).toBe(first);
  const { mtimeMs } = await stat(path.join(artefacts.folder, first.snapshots.plain));
  expect(await artefacts.packages.prepare(['nanoid', 'uuid', 'nanoid'])).toBe(first);
  expect((await stat(path.join(artefacts.folder, first.snapshots.plain))).mtimeMs).toBe(mtimeMs);
  expect(new Set(await snapshots())).toEqual(new Set(Object.values(first.snapshots)));
});

it('a package is bundled once, whatever sets it is part of', async () => {
  const [alone] = await readBundles(['nanoid']);
  const [nanoid, retry] = await readBundles(['p-retry', 'nanoid']);
  expect(nanoid).toBe(alone);
  expect(retry?.name).toBe('p-retry');
});

it('a package comes with those that it needs, and shares them', async () => {
  const bundles = await readBundles(['@hono/zod-validator']);
  expect(bundles.map(({ name }) => name)).toEqual(['@hono/zod-validator', 'hono']);
  const validator = bundles[0]?.code ?? '';
  expect(validator).toMatch(/require\("hono\/validator"\)/);
  expect(validator.length).toBeLessThan(5_000);
});

it('a bundle is the same on each machine: it names no folder of this one', async () => {
  for (const { code } of await readBundles(['hono', 'kysely', 'p-retry', 'uuid'])) {
    expect(code).not.toContain(path.dirname(path.dirname(import.meta.dirname)));
    expect(code).not.toMatch(/\.\.\/|node_modules\/(hono|kysely|uuid)\//);
  }
});

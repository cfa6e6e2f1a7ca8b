import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { readChallenge } from '../../src/catalogue/read-challenge.ts';
import { PINNED_PACKAGES } from '../../src/domain/pinned-packages.ts';
import { openBench } from '../../worker/bench/open-bench.ts';
import { makeChallenge } from '../bench/make-challenge.ts';
import { makeTempFolder } from '../support/temp-folder.ts';
import { told, useBench } from './judge-with.ts';

const judge = useBench();
const SPEC = `import { use } from '../starter/index.ts'; test('runs', () => { expect(use).toBeDefined(); });`;

const REFUSED: readonly [string, readonly string[], string, RegExp][] = [
  [
    'that the case does not allow',
    ['zod', 'hono'],
    `import _ from 'lodash'; export const use = _;`,
    /^index\.ts: cannot import 'lodash': .*this case allows hono(, | and )zod/,
  ],
  [
    'that is pinned, but not for this case',
    ['zod'],
    `import { Hono } from 'hono'; export const use = Hono;`,
    /^index\.ts: cannot import 'hono': .*this case allows zod/,
  ],
  [
    'that another one needs, but the case does not allow',
    ['@hono/zod-validator'],
    `import { Hono } from 'hono'; export const use = Hono;`,
    /^index\.ts: cannot import 'hono': /,
  ],
  [
    'in a module that it does not have',
    ['zod'],
    `import { x } from 'zod/no-such-module'; export const use = x;`,
    /^index\.ts: cannot import 'zod\/no-such-module': zod has no such module here$/,
  ],
  [
    'in a file inside it',
    ['kysely'],
    `import { x } from 'kysely/dist/index.js'; export const use = x;`,
    /^index\.ts: cannot import 'kysely\/dist\/index\.js': kysely has no such module here$/,
  ],
  [
    'that is required',
    ['zod'],
    `const _ = require('lodash'); exports.use = _;`,
    /^index\.ts: cannot import 'lodash': /,
  ],
  ['where there is none', [], `import { z } from 'zod'; export const use = z;`, /^index\.ts: cannot import 'zod': /],
];

it.each(REFUSED)('a submission cannot import a package %s', async (_, dependencies, program, message) => {
  const [refusal] = told(await judge(dependencies, program, SPEC));
  expect(refusal).toMatch(message);
});

it('a name that a package does not export is a compile error', async () => {
  const [refusal] = told(await judge(['zod'], `import { zed } from 'zod'; export const use = zed;`, SPEC));
  expect(refusal).toMatch(/'zod' does not provide an export named 'zed'/);
});

it('a challenge cannot list a package that is not pinned, and is told which are', async () => {
  const temp = await makeTempFolder();
  const folder = path.join(temp.path, 'shop');
  await mkdir(path.join(folder, 'tests'), { recursive: true });
  await writeFile(path.join(folder, 'tests', 'shop.spec.ts'), SPEC);
  const groups = [{ name: 'all', file: 'tests/shop.spec.ts', category: 'correctness', points: 1 }];
  const manifest = { title: 'Shop', summary: 'A shop.', entry: 'index.ts', groups };
  const write = async (dependencies: readonly string[]) =>
    await writeFile(path.join(folder, 'challenge.json'), JSON.stringify({ ...manifest, dependencies }));
  await write(['hono', 'express']);
  await expect(readChallenge(folder)).rejects.toMatchObject({
    code: 'challenge-invalid',
    message: `challenge.json: dependencies: 'express' is no package that a case may allow: there are ${PINNED_PACKAGES.join(', ')}`,
  });
  await write(['hono', 'zod']);
  expect((await readChallenge(folder)).package.manifest.dependencies).toEqual(['hono', 'zod']);
  await temp.remove();
});

it('a worker refuses a challenge whose packages it does not have', async () => {
  const bench = await openBench();
  const challenge = makeChallenge({ spec: SPEC }, {}, ['express']);
  const outcome = await bench.judge({ challenge, files: [{ path: 'index.ts', content: '' }], kind: 'submission' });
  expect(outcome).toMatchObject({ state: 'aborted', code: 'challenge-invalid' });
  await bench.close();
});

import { expect, it } from 'vitest';
import { programUsesWeb } from '../../worker/platform/uses-web.ts';

const snapshots = { plain: 'plain.blob', web: 'web.blob' };

function isWeb(code: string, names: readonly string[] = [], needWeb = false): boolean {
  const files = [{ path: 'index.ts', content: code }];
  return programUsesWeb({ files, packages: { names, modules: [], needWeb, snapshots } });
}

it.each([
  `import { Kysely } from 'kysely';`,
  `import { jsonArrayFrom } from "kysely/helpers/postgres";`,
  `const { Kysely } = require ( 'kysely' );`,
  `import './routes.ts';`,
])('a program does without the web platform that says %s', (code) => {
  expect(isWeb(code, ['kysely'])).toBe(false);
});

it.each([`import { createHash } from 'node:crypto';`, `import { x } from 'kysely-codegen';`, `await fetch(url);`])(
  'a program begins with the web platform that says %s',
  (code) => {
    expect(isWeb(code, ['kysely'])).toBe(true);
  },
);

it('a program begins with the web platform where its packages need it', () => {
  expect(isWeb(`export const one = 1;`, ['hono'], true)).toBe(true);
});

it('the question takes no longer for text that is made to take long', () => {
  expect(isWeb(`from${' '.repeat(2_000_000)}x`)).toBe(false);
});

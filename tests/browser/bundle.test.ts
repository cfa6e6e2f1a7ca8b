import { expect, test } from 'vitest';
import { BROWSER_ENTRIES, type BrowserEntry, browserBundle } from '../../src/http/assets/bundle-browser.ts';

const MOST_SCRIPT_BYTES = 100_000;

test.each(Object.keys(BROWSER_ENTRIES) as BrowserEntry[])('the first page of %s loads little script', async (entry) => {
  const { assets, pages } = await browserBundle();
  const { script, imports } = pages[entry];
  // What two pages share may be styles alone: their script is there, and empty.
  const sizes = [script, ...imports].map((address) => assets.get(address.replace('/assets/', ''))?.content.length);
  expect(sizes).not.toContain(undefined);
  expect(sizes[0]).toBeGreaterThan(0);
  expect(sizes.reduce((sum: number, bytes = 0) => sum + bytes, 0)).toBeLessThan(MOST_SCRIPT_BYTES);
});

test('so does a workspace, before its editor', async () => {
  const { assets, pages } = await browserBundle();
  const workspace = [...assets.keys()].find((name) => /^workspace-page-\w+\.js$/.test(name)) ?? '';
  const names = new Set([pages.solve.script, ...pages.solve.imports].map((address) => address.replace('/assets/', '')));
  const waiting = [workspace];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (names.has(next)) continue;
    names.add(next);
    const script = new TextDecoder().decode(assets.get(next)?.content);
    waiting.push(...[...script.matchAll(/(?:from|^import|;import)"\.\/([^"]+)"/g)].map(([, name = '']) => name));
  }
  const bytes = [...names].reduce((sum, name) => sum + (assets.get(name)?.content.length ?? 0), 0);
  expect(bytes).toBeGreaterThan(50_000);
  expect(bytes).toBeLessThan(MOST_SCRIPT_BYTES);
});

test('every address that a page names is an asset that can be kept for ever', async () => {
  const { assets, pages } = await browserBundle();
  for (const { script, imports, styles } of Object.values(pages)) {
    for (const address of [script, ...imports, ...styles]) {
      expect(assets.get(address.replace('/assets/', ''))?.isImmutable).toBe(true);
    }
  }
});

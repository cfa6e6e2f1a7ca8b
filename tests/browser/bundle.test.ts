import { expect, test } from 'vitest';
import { BROWSER_ENTRIES, type BrowserEntry, browserBundle } from '../../src/http/assets/bundle-browser.ts';

const MOST_SCRIPT_BYTES = 100_000;

test.each(Object.keys(BROWSER_ENTRIES) as BrowserEntry[])('the first page of %s loads little script', async (entry) => {
  const { assets, pages } = await browserBundle();
  const { script, imports } = pages[entry];
  const sizes = [script, ...imports].map((address) => assets.get(address.replace('/assets/', ''))?.content.length ?? 0);
  expect(sizes.every((bytes) => bytes > 0)).toBe(true);
  expect(sizes.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(MOST_SCRIPT_BYTES);
});

test('every address that a page names is an asset that can be kept for ever', async () => {
  const { assets, pages } = await browserBundle();
  for (const { script, imports, styles } of Object.values(pages)) {
    for (const address of [script, ...imports, ...styles]) {
      expect(assets.get(address.replace('/assets/', ''))?.isImmutable).toBe(true);
    }
  }
});

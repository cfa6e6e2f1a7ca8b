import { createHash } from 'node:crypto';
import { dot, plot } from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { PLOT_STYLE } from '../../src/http/content-security.ts';

test('the style sheet that plots bring along is the one that pages may have', () => {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const drawn = plot({ document, className: 'plot', marks: [dot([{ x: 1, y: 2 }], { x: 'x', y: 'y' })] });
  const style = drawn.querySelector('style')?.textContent ?? '';
  expect(style).toContain(':where(.plot)');
  expect(PLOT_STYLE).toBe(`'sha256-${createHash('sha256').update(style).digest('base64')}'`);
});

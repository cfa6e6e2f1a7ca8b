import { html } from 'hono/html';
import type { Markup } from './markup.ts';

/** A share from 0 to 1 as a bar. Drawn, not styled: pages are served without inline styles. */
export function renderBar(share: number): Markup {
  const width = (100 * share).toFixed(1);
  return html`<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect width="${width}" height="10"></rect></svg>`;
}

import { html } from 'hono/html';
import type { KillMatrix, MutantResult } from '../../protocol/check-report.ts';
import type { Markup } from './markup.ts';

/** Changes to the model that no test notices, as diffs in place, and those that are taken for equivalent. */
export function renderSurvivors({ mutants }: KillMatrix): Markup {
  const spared = mutants.filter(({ state }) => state === 'survived' || state === 'no-coverage');
  const equivalent = mutants.filter(({ state }) => state === 'equivalent');
  return html`
<section aria-labelledby="survivors">
  <h2 id="survivors">Survivors</h2>
  ${
    spared.length === 0
      ? html`<p>None: each change that was tried is noticed.</p>`
      : html`<ol class="survivors">${spared.map(renderSurvivor)}</ol>`
  }
  ${
    equivalent.length === 0
      ? ''
      : html`<details><summary>${equivalent.length} marked as equivalent</summary>
    <ol class="survivors">${equivalent.map(renderSurvivor)}</ol></details>`
  }
</section>`;
}

function renderSurvivor({ file, line, mutator, state, reason, lines }: MutantResult): Markup {
  const notes: Partial<Record<MutantResult['state'], string>> = {
    'no-coverage': 'no test comes by',
    equivalent: reason ?? 'marked as equivalent',
  };
  return html`
<li>
  <p><code>${file}:${line}</code> ${mutator}${notes[state] === undefined ? '' : html` <em>${notes[state]}</em>`}</p>
  <pre><del>${prefix('- ', lines.original)}</del>
<ins>${prefix('+ ', lines.mutated)}</ins></pre>
</li>`;
}

function prefix(sign: string, text: string): string {
  return text.replace(/^/gm, sign);
}

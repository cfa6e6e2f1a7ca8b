import { html } from 'hono/html';
import type { CheckReport, ExampleResult } from '../../protocol/check-report.ts';
import type { Markup } from './markup.ts';
import { renderBar } from './render-bar.ts';

/** Scores and usage of the author's own solutions. */
export function renderExamples({ examples, limits }: CheckReport): Markup {
  return html`
<section aria-labelledby="examples">
  <h2 id="examples">Examples</h2>
  ${
    limits === undefined
      ? ''
      : html`<p>The model uses at most ${Math.round(limits.modelUsage.cpuTimeMs)} of ${limits.actual.cpuTimeMs} ms of
    processor time and ${Math.ceil(limits.modelUsage.peakMemoryMb)} of ${limits.actual.memoryMb} MB. Four times that would be
    ${limits.proposed.cpuTimeMs} ms and ${limits.proposed.memoryMb} MB.</p>`
  }
  <div class="scroll" tabindex="0"><table>
    <thead><tr><th scope="col">Example</th><th scope="col">Verdict</th><th scope="col" class="number">Score</th>
      <th scope="col" class="number">CPU ms</th><th scope="col" class="number">MB</th></tr></thead>
    <tbody>${examples.map(renderExample)}</tbody>
  </table></div>
</section>`;
}

function renderExample({ path, expected, verdict, score, usage }: ExampleResult): Markup {
  const isAsSaid = expected === undefined || expected === verdict;
  return html`<tr><th scope="row"><code>${path.replace('submissions/', '')}</code></th>
  <td class="${isAsSaid ? '' : 'bad'}">${verdict}${isAsSaid ? '' : html`, not ${expected}`}</td>
  <td class="number">${renderBar(score / 100)}<span class="figure">${score}</span></td>
  <td class="number">${Math.round(usage.cpuTimeMs)}</td><td class="number">${Math.ceil(usage.peakMemoryMb)}</td></tr>`;
}

import { html } from 'hono/html';
import {
  type Advice,
  type CaseHealth,
  Representative,
  type ScoreDrift,
  type TestHealth,
} from '../../protocol/case-health.ts';
import type { Markup } from '../check-report/markup.ts';
import { renderBar } from '../check-report/render-bar.ts';
import { figure, type Page, percent, signed } from '../page/render-page.ts';
import { type Dot, renderHistogram, renderScatter } from '../page/render-plot.ts';

/** Each piece of advice in its colour. */
const TONES: Readonly<Record<Advice, Dot['tone']>> = {
  wait: 'plain',
  keep: 'good',
  watch: 'partial',
  mend: 'bad',
  retire: 'bad',
};

/** How well a case tells its candidates apart. */
export function renderCaseHealth(health: CaseHealth): Page {
  const { challenge, version, candidates, of, scores, medianTimes, caution, drift } = health;
  const body = html`
<header>
  <p class="eyebrow">Version ${version}, each candidate's ${of} submission</p>
  <h1>Health</h1>
  <p class="verdict ${TONES[health.advice]}">${health.advice}: ${health.reason}.</p>
  ${caution === null ? '' : html`<p class="caution">${caution}</p>`}
  <dl class="facts">
    <div><dt>Candidates</dt><dd>${candidates}</dd></div>
    <div><dt>Mean score</dt><dd>${scores.mean === null ? '–' : figure(scores.mean)}</dd></div>
    <div><dt>Median score</dt><dd>${scores.median === null ? '–' : figure(scores.median)}</dd></div>
    <div><dt>Median processor time</dt><dd>${medianTimes === null ? '–' : `${figure(medianTimes.cpuMs / 1_000)} s`}</dd></div>
    <div><dt>Median from first run to submission</dt><dd>${duration(medianTimes?.workMs ?? null)}</dd></div>
    <div><dt>Passed by all</dt><dd>${health.passedByAll}</dd></div>
    <div><dt>Passed by none</dt><dd>${health.passedByNone}</dd></div>
  </dl>
</header>
<form method="get"><span>What stands for a candidate:</span>${Representative.options.map(
    (each) =>
      html`<button name="of" value="${each}" aria-pressed="${String(each === of)}">the ${each} submission</button>`,
  )}</form>
${candidates === 0 ? html`<p>Nobody was judged by this version yet.</p>` : renderFigures(health)}
${drift === null ? '' : renderDrift(drift)}`;
  return { slug: challenge, title: `${challenge}: health`, at: 'health', body };
}

function renderFigures({ tests, scores }: CaseHealth): Markup {
  const labels = scores.histogram.map((_, bin) => `${10 * bin}–${bin === 9 ? 100 : 10 * bin + 9}`);
  return html`
<section aria-labelledby="figures">
  <h2 id="figures">Scores and tests</h2>
  <div class="plots">
    <figure>${renderHistogram('How many candidates have which score', scores.histogram, labels, 'score')}
      <figcaption>How many candidates have which score.</figcaption></figure>
    <figure>${renderTests(tests)}
      <figcaption>Each test: to the right it is easy, high up those who pass it do well elsewhere. Below 0 it tells the wrong ones apart.</figcaption></figure>
  </div>
  ${renderTable(tests)}
</section>`;
}

function renderTests(tests: readonly TestHealth[]): Markup {
  const axes = {
    x: { label: 'share that passes', from: 0, to: 1, ticks: [0, 0.25, 0.5, 0.75, 1] },
    y: { label: 'discrimination', from: -1, to: 1, ticks: [-1, -0.5, 0, 0.5, 1] },
  };
  const dots = tests.map(
    ({ group, title, difficulty, discrimination, advice, reason }): Dot => ({
      x: difficulty,
      y: discrimination ?? 0,
      title: `${group}: ${title}; ${advice}: ${reason}`,
      tone: TONES[advice],
    }),
  );
  return renderScatter('Discrimination against difficulty', axes, dots, [{ x: [0, 1], y: [0, 0], kind: 'guide' }]);
}

function renderTable(tests: readonly TestHealth[]): Markup {
  return html`<div class="scroll" tabindex="0"><table>
    <thead><tr><th scope="col">Test</th><th scope="col" class="number">Pass</th><th scope="col" class="number">Discrimination</th><th scope="col" class="number">Before → after</th><th scope="col">Advice</th></tr></thead>
    <tbody>${tests.map(
      (test) => html`<tr><td>${test.group}: ${test.title}</td>
      <td class="number">${renderBar(test.difficulty)}${percent(test.difficulty)}</td>
      <td class="number">${test.discrimination === null ? '–' : signed(test.discrimination)}</td>
      <td class="number">${test.drift === null ? '–' : `${percent(test.drift.before)} → ${percent(test.drift.after)}`}</td>
      <td><span class="${TONES[test.advice]}">${test.advice}</span>: ${test.reason}</td></tr>`,
    )}</tbody></table></div>`;
}

function renderDrift({ description, before, after, standardErrors }: ScoreDrift): Markup {
  const apart =
    standardErrors === null ? 'too few to say how much is chance' : `${signed(standardErrors)} standard errors`;
  return html`
<section aria-labelledby="drift">
  <h2 id="drift">Drift</h2>
  <p>${description}: mean score ${figure(before.meanScore)} of ${before.candidates}, then ${figure(after.meanScore)} of ${after.candidates} (${apart}; beyond 2 either way it is hardly chance).</p>
</section>`;
}

function duration(ms: number | null): string {
  if (ms === null) return '–';
  const minutes = Math.round(ms / 60_000);
  return minutes < 90 ? `${minutes} min` : `${figure(minutes / 60)} h`;
}

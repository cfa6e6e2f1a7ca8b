import { html } from 'hono/html';
import type { CandidateReport } from '../../domain/candidate-report.ts';
import type { CaseResult, GroupResult, JudgingKind, JudgingReport } from '../../domain/judging.ts';
import type { JudgingOutcome } from '../../protocol/judging-outcome.ts';
import { apologyFor } from '../../service/candidate-view.ts';

type Markup = ReturnType<typeof html>;

/** What a candidate is told, and folded up below it what only an author may see. */
export function renderOutcome(report: CandidateReport, whole: JudgingReport, kind: JudgingKind): Markup {
  const { verdict, score, compileError, groups, categories, counted, usageShare, usage, output } = report;
  return html`
${renderHeadline(verdict, score, kind)}
${compileError === null ? '' : html`<pre class="failure">${compileError}</pre>`}
${groups.map(renderGroup)}
${categories.map(
  (
    each,
  ) => html`<section class="group"><h3>${each.category} <span class="soft">${each.score} of ${each.points} points</span></h3>
  <p class="count">${each.cases.accepted} of ${each.cases.total} hidden tests pass.</p></section>`,
)}
${counted === null ? '' : html`<p>${counted.accepted} of ${counted.total} hidden tests pass.</p>`}
${usage === null ? '' : html`<p class="soft">${usage.cpuTimeMs} ms of processor time, ${usage.peakMemoryMb} MB.</p>`}
${
  usageShare === null
    ? ''
    : html`<p class="soft">Of its limits it used ${usageShare.cpuTime} of processor time and ${usageShare.memory} of memory.</p>`
}
${output === null || output === '' ? '' : html`<h3>Console</h3><pre>${output}</pre>`}
${kind === 'sample' ? '' : renderForAuthor(whole)}`;
}

/** An aborted judging is nobody's verdict. Its author may know what broke. */
export function renderAborted({ code, message }: JudgingOutcome & { readonly state: 'aborted' }): Markup {
  return html`
<h2 class="bad">Not judged</h2>
<p>${apologyFor(code)}</p>
<details class="author" open><summary>Only you see this: ${code}</summary><pre class="failure">${message}</pre></details>`;
}

function renderHeadline(verdict: string | null, score: number | null, kind: JudgingKind): Markup {
  if (verdict === null) return html`<h2>Received</h2><p>The result of this case is not told to candidates.</p>`;
  const points = kind === 'sample' || score === null ? '' : html` <span class="score">${score} of 100</span>`;
  return html`<h2 class="${verdict === 'accepted' ? 'good' : 'bad'}">${verdict}${points}</h2>`;
}

function renderGroup({ name, visibility, score, points, cases }: GroupResult): Markup {
  const worth = visibility === 'sample' ? 'sample, not counted' : `${score} of ${points} points`;
  return html`<section class="group"><h3>${name} <span class="soft">${worth}</span></h3>
  <ul class="cases">${cases.map(renderCase)}</ul></section>`;
}

function renderCase({ title, verdict, message, diff }: CaseResult): Markup {
  if (verdict === 'accepted') return html`<li><span class="good" aria-label="passes">✓</span> ${title}</li>`;
  const failure = [message, diff].filter((text) => text !== undefined).join('\n\n');
  return html`<li><span class="bad" aria-label="fails">✗</span> ${title} <span class="soft">${verdict}</span>
    ${failure === '' ? '' : html`<pre class="failure">${failure}</pre>`}</li>`;
}

function renderForAuthor({ verdict, score, groups }: JudgingReport): Markup {
  return html`<details class="author"><summary>Only you see this: ${verdict}, ${score} of 100, with every hidden test</summary>
  ${groups.filter(({ visibility }) => visibility === 'secret').map(renderGroup)}</details>`;
}

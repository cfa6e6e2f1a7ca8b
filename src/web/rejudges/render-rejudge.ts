import { html } from 'hono/html';
import type { CandidateChange, CaseChange, RejudgeReport } from '../../protocol/rejudge-view.ts';
import type { Markup } from '../check-report/markup.ts';
import { figure, minute, type Page, signed } from '../page/render-page.ts';
import { type Dot, type PlotLine, renderScatter } from '../page/render-plot.ts';
import { renderDecision, renderProgress } from './render-rejudges.ts';

/** Who rises and who falls by another version, and which tests do it. */
export function renderRejudge(report: RejudgeReport, viewer: string): Page {
  const { challenge, from, to, line, candidates, cases } = report;
  const crossing = candidates.filter(({ crosses }) => crosses !== null);
  const body = html`
<header>
  <p class="eyebrow">Version ${from} → version ${to}</p>
  <h1>Rejudge</h1>
  <dl class="facts">
    <div><dt>Started</dt><dd>${report.startedBy}, ${minute(report.startedAt)}</dd></div>
    <div><dt>Progress</dt><dd>${renderProgress(report.progress)}</dd></div>
    <div><dt>Decision</dt><dd>${renderDecision(report)}</dd></div>
    <div><dt>Candidates</dt><dd><span class="good">${report.rises} rise</span>, <span class="bad">${report.falls} fall</span>, ${report.unchanged} stay</dd></div>
    ${line === null ? '' : html`<div><dt>Cross ${line}</dt><dd>${crossing.length}</dd></div>`}
  </dl>
</header>
<form method="get"><label>Invite line <input type="number" name="line" min="0" max="100" step="any" value="${line ?? ''}" required></label><button>Show who crosses it</button></form>
${candidates.length === 0 ? html`<p>Nothing is judged yet.</p>` : renderChanges(report)}
${cases.length === 0 ? '' : renderCases(cases)}
${report.decision === null ? renderDecide(report, viewer) : ''}`;
  return { slug: challenge, title: `${challenge}: rejudge ${from} → ${to}`, at: undefined, body };
}

function renderChanges({ candidates, line }: RejudgeReport): Markup {
  const changed = candidates.filter(({ before, after }) => before !== after);
  return html`
<section aria-labelledby="candidates">
  <h2 id="candidates">Who is moved</h2>
  <figure>${renderPlot(candidates, line)}
    <figcaption>Each candidate's best score. Above the diagonal it rises, below it falls.</figcaption></figure>
  ${changed.length === 0 ? html`<p>Nobody.</p>` : renderTable(changed)}
</section>`;
}

function renderTable(changed: readonly CandidateChange[]): Markup {
  return html`<div class="scroll" tabindex="0"><table>
    <thead><tr><th scope="col">Candidate</th><th scope="col" class="number">Old</th><th scope="col" class="number">New</th><th scope="col" class="number">Change</th><th scope="col">Invite line</th></tr></thead>
    <tbody>${changed.map(
      (change) => html`<tr><th scope="row">${change.candidate}</th>
      <td class="number">${figure(change.before)}</td><td class="number">${figure(change.after)}</td>
      <td class="number ${toneOf(change)}">${signed(change.after - change.before)}</td>
      <td>${change.crosses === null ? '' : change.crosses === 'up' ? 'gets over it' : 'drops below it'}</td></tr>`,
    )}</tbody></table></div>`;
}

const TICKS = [0, 25, 50, 75, 100];

function renderPlot(candidates: readonly CandidateChange[], line: number | null): Markup {
  const axis = (label: string) => ({ label, from: 0, to: 100, ticks: TICKS });
  const dots = candidates.map(
    (change): Dot => ({
      x: change.before,
      y: change.after,
      title: `${change.candidate}: ${figure(change.before)} → ${figure(change.after)}`,
      tone: toneOf(change),
    }),
  );
  const invite: PlotLine[] =
    line === null
      ? []
      : [
          { x: [line, line], y: [0, 100], kind: 'line' },
          { x: [0, 100], y: [line, line], kind: 'line' },
        ];
  const diagonal: PlotLine = { x: [0, 100], y: [0, 100], kind: 'guide' };
  const axes = { x: axis('old score'), y: axis('new score') };
  return renderScatter('New score against old score', axes, dots, [diagonal, ...invite]);
}

function renderCases(cases: readonly CaseChange[]): Markup {
  const presence = { both: '', old: 'removed', new: 'added' } as const;
  return html`
<section aria-labelledby="tests">
  <h2 id="tests">Which tests did it</h2>
  <div class="scroll" tabindex="0"><table>
    <thead><tr><th scope="col">Test</th><th scope="col">In the suite</th><th scope="col" class="number">Newly pass</th><th scope="col" class="number">Newly fail</th><th scope="col" class="number">Passed before</th><th scope="col" class="number">Pass now</th></tr></thead>
    <tbody>${cases.map(
      (each) => html`<tr><td>${each.group}: ${each.title}</td><td>${presence[each.presence]}</td>
      <td class="number good">${each.newlyPassed || ''}</td><td class="number bad">${each.newlyFailed || ''}</td>
      <td class="number">${each.passedBefore ?? '–'}</td><td class="number">${each.passedAfter ?? '–'}</td></tr>`,
    )}</tbody></table></div>
</section>`;
}

function renderDecide({ challenge, id, startedBy, progress }: RejudgeReport, viewer: string): Markup {
  const action = `/challenges/${challenge}/rejudges/${id}/decide`;
  const isOwn = viewer === startedBy;
  const isOver = progress.judged + progress.aborted === progress.total;
  const words = isOwn
    ? 'You started it: another author or an admin has to look at it and apply it.'
    : isOver
      ? `It was started by ${startedBy}, and is for somebody else to apply: for you.`
      : 'It can be applied once everything is judged: load the page again in a while.';
  return html`
<section aria-labelledby="decide">
  <h2 id="decide">Decide</h2>
  <p>${words} Applied, the new scores count; the old judgings stay readable either way.</p>
  <form method="post" action="${action}">
    ${isOwn || !isOver ? '' : html`<button class="primary" name="decision" value="apply">Apply the new scores</button>`}
    <button name="decision" value="drop">${isOwn ? 'Drop what I started' : 'Drop them'}</button>
  </form>
</section>`;
}

function toneOf({ before, after }: CandidateChange): Dot['tone'] {
  if (before === after) return 'plain';
  return after > before ? 'good' : 'bad';
}

import { html } from 'hono/html';
import type { ChallengeSlug } from '../../domain/ids.ts';
import type { RejudgeProgress, RejudgeSummary } from '../../protocol/rejudge-view.ts';
import type { Markup } from '../check-report/markup.ts';
import { minute, renderPage } from '../page/render-page.ts';

/** All rejudges of a challenge, the newest first. */
export function renderRejudges(slug: ChallengeSlug, rejudges: readonly RejudgeSummary[]): Markup {
  const body = html`
<h1>Rejudges</h1>
<p>What was submitted to one version, judged by another. No score changes before somebody else applies it.</p>
${
  rejudges.length === 0
    ? html`<p>There is none: <code>POST /api/challenges/${slug}/rejudges</code> begins one.</p>`
    : html`<div class="scroll"><table>
  <thead><tr><th scope="col">Versions</th><th scope="col">Started</th><th scope="col">Progress</th><th scope="col">Decision</th></tr></thead>
  <tbody>${rejudges.map(
    (rejudge) => html`<tr>
    <th scope="row"><a href="/challenges/${slug}/rejudges/${rejudge.id}">${rejudge.from} → ${rejudge.to}</a></th>
    <td>${rejudge.startedBy}, ${minute(rejudge.startedAt)}</td>
    <td>${renderProgress(rejudge.progress)}</td>
    <td>${renderDecision(rejudge)}</td></tr>`,
  )}</tbody></table></div>`
}`;
  return renderPage({ slug, title: `${slug}: rejudges`, at: 'rejudges', body });
}

export function renderProgress({ total, judged, aborted, estimate }: RejudgeProgress): Markup {
  const failed = aborted === 0 ? '' : `, ${aborted} aborted`;
  if (estimate === null) return html`${judged} of ${total} judged${failed}`;
  const minutes = Math.max(1, Math.round(estimate.remainingMs / 60_000));
  const rate = Math.max(1, Math.round(estimate.judgingsPerMinute));
  return html`${judged} of ${total} judged${failed}, some ${minutes} min to go at ${rate} a minute`;
}

export function renderDecision({ decision, decidedBy, decidedAt }: RejudgeSummary): Markup {
  if (decision === null) return html`<span class="partial">open</span>`;
  return html`${decision} by ${decidedBy}, ${minute(decidedAt ?? '')}`;
}

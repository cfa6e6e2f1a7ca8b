import { html, raw } from 'hono/html';
import type { ChallengeSlug } from '../../domain/ids.ts';
import type { RejudgeProgress, RejudgeSummary } from '../../protocol/rejudge-view.ts';
import type { VersionList, VersionSummary } from '../../protocol/version-view.ts';
import type { Markup } from '../check-report/markup.ts';
import { minute, type Page } from '../page/render-page.ts';

/** All rejudges of a challenge, the newest first. */
export function renderRejudges(rejudges: readonly RejudgeSummary[], { challenge: slug, versions }: VersionList): Page {
  const open = rejudges.find(({ decision }) => decision === null);
  const body = html`
<h1>Rejudges</h1>
<p>What was submitted to one version, judged by another. No score changes before somebody else applies it.</p>
${
  rejudges.length === 0
    ? html`<p>There is none yet.</p>`
    : html`<div class="scroll" tabindex="0"><table>
  <thead><tr><th scope="col">Versions</th><th scope="col">Started</th><th scope="col">Progress</th><th scope="col">Decision</th></tr></thead>
  <tbody>${rejudges.map(
    (rejudge) => html`<tr>
    <th scope="row"><a href="/challenges/${slug}/rejudges/${rejudge.id}">${rejudge.from} → ${rejudge.to}</a></th>
    <td>${rejudge.startedBy}, ${minute(rejudge.startedAt)}</td>
    <td>${renderProgress(rejudge.progress)}</td>
    <td>${renderDecision(rejudge)}</td></tr>`,
  )}</tbody></table></div>`
}
${
  open === undefined
    ? renderStart(
        slug,
        versions.filter(({ state }) => state === 'published'),
      )
    : html`<p class="caution"><a href="/challenges/${slug}/rejudges/${open.id}">${open.from} → ${open.to}</a> is not decided yet: apply or drop it, then another one can begin.</p>`
}`;
  return { slug, title: `${slug}: rejudges`, at: 'rejudges', body };
}

/** @param published - the newest first */
function renderStart(slug: ChallengeSlug, published: readonly VersionSummary[]): Markup {
  if (published.length < 2)
    return html`<p>Once a second version is published, what counts by the first can be judged by it.</p>`;
  const optionsFrom = (chosen: number): Markup =>
    html`${published.map(
      ({ number }, place) =>
        html`<option value="${number}"${place === chosen ? raw(' selected') : ''}>${number}</option>`,
    )}`;
  return html`
<section aria-labelledby="start">
  <h2 id="start">Begin one</h2>
  <form method="post" action="/challenges/${slug}/rejudges">
    <label>What counts by version <select name="from">${optionsFrom(1)}</select></label>
    <label>judged by version <select name="to">${optionsFrom(0)}</select></label>
    <button>Judge again</button>
  </form>
</section>`;
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

import { html } from 'hono/html';
import type { VersionList, VersionSummary } from '../../protocol/version-view.ts';
import type { Markup } from '../check-report/markup.ts';
import { minute, type Page, percent } from '../page/render-page.ts';

/** All versions of a challenge, the newest first. */
export function renderVersions({ challenge, versions }: VersionList): Page {
  const body = html`
<h1>Versions</h1>
<p>What candidates are judged against, and what was before. A published version never changes; a draft is seen by authors alone.</p>
<div class="scroll" tabindex="0"><table>
  <thead><tr><th scope="col">Version</th><th scope="col">State</th><th scope="col">What changed</th><th scope="col">Check</th><th scope="col">By</th></tr></thead>
  <tbody>${versions.map(
    (version) => html`<tr>
    <th scope="row"><a href="/challenges/${challenge}/versions/${version.number}">${version.number}</a> · <a href="/challenges/${challenge}/versions/${version.number}/preview">preview</a></th>
    <td>${renderState(version)}</td>
    <td><p class="changelog">${version.changelog === '' ? 'not published yet' : version.changelog}</p></td>
    <td>${renderCheck(version)}</td>
    <td>${renderBy(version)}</td></tr>`,
  )}</tbody>
</table></div>`;
  return { slug: challenge, title: `${challenge}: versions`, at: 'versions', body };
}

export function renderState({ state, isCurrent }: VersionSummary): Markup {
  if (isCurrent) return html`<span class="good">current</span>`;
  return state === 'draft' ? html`<span class="partial">draft</span>` : html`published`;
}

export function renderCheck({ check, isFromFolder }: VersionSummary): Markup {
  if (check === null) return isFromFolder ? html`came unchecked` : html`<span class="partial">none yet</span>`;
  const killed = check.killRate === null ? '' : `, ${percent(check.killRate)} of mutants noticed`;
  if (check.isGreen) return html`<span class="good">green</span>: ${check.cases} tests${killed}`;
  return html`<span class="bad">${check.errors} to mend</span>${killed}`;
}

export function renderBy({ createdBy, createdAt, publishedBy, publishedAt }: VersionSummary): Markup {
  if (publishedAt === null) return html`${createdBy}, ${minute(createdAt)}`;
  const draftedBy = createdBy === publishedBy ? '' : `; drafted by ${createdBy}`;
  return html`${publishedBy}, ${minute(publishedAt)}${draftedBy}`;
}

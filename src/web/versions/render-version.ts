import { html } from 'hono/html';
import type { VersionDiff } from '../../protocol/version-diff.ts';
import { CHANGELOG_LIMIT, type VersionView } from '../../protocol/version-view.ts';
import type { Markup } from '../check-report/markup.ts';
import { renderCheckReportBody } from '../check-report/render-check-report.ts';
import type { Page } from '../page/render-page.ts';
import { renderDiff } from './render-diff.ts';
import { renderBy, renderCheck, renderState } from './render-versions.ts';

/** A version: what it changes, and what its check found. */
export function renderVersion(version: VersionView, diff: VersionDiff): Page {
  const { challenge, number, changelog, manifest, checkReport } = version;
  const body = html`
<header>
  <p class="eyebrow">${manifest.title}</p>
  <h1>Version ${number}</h1>
  ${changelog === '' ? '' : html`<p class="changelog">${changelog}</p>`}
  <dl class="facts">
    <div><dt>State</dt><dd>${renderState(version)}</dd></div>
    <div><dt>By</dt><dd>${renderBy(version)}</dd></div>
    <div><dt>Check</dt><dd>${renderCheck(version)}</dd></div>
    <div><dt>Digest</dt><dd><code>${version.version.slice(0, 19)}</code></dd></div>
  </dl>
  <p><a href="/challenges/${challenge}/versions/${number}/preview">See it as a candidate does</a></p>
</header>
${version.state === 'draft' ? renderPublish(version) : ''}
${renderDiff(diff)}
${checkReport === null ? '' : html`<div class="check">${renderCheckReportBody(checkReport)}</div>`}`;
  return { slug: challenge, title: `${challenge}: version ${number}`, at: undefined, body };
}

function renderPublish({ challenge, number, check }: VersionView): Markup {
  if (check?.isGreen !== true) {
    return html`<p class="caution">It can be published once a check has proven it: <a href="/cases/${challenge}">check it in the editor</a>, or by <code>minicase publish ${challenge}</code>.</p>`;
  }
  return html`
<section aria-labelledby="publish">
  <h2 id="publish">Publish</h2>
  <p>From then on it never changes, and is what candidates are judged against.</p>
  <form method="post" action="/challenges/${challenge}/versions/${number}/publish">
    <label for="changelog">What has changed</label>
    <input id="changelog" name="changelog" required maxlength="${CHANGELOG_LIMIT}" size="48">
    <button class="primary">Publish version ${number}</button>
  </form>
</section>`;
}

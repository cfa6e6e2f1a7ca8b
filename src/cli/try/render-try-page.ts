import { html, raw } from 'hono/html';
import type { CaseUnderCheck } from '../../../worker/check/case-under-check.ts';
import { groupsForCandidate } from '../../domain/candidate-report.ts';
import type { ChallengeManifest } from '../../domain/challenge.ts';
import type { SourceFile } from '../../domain/source-file.ts';
import { renderStatement } from '../../web/statement/render-statement.ts';

type Markup = ReturnType<typeof html>;

/** The candidate's view of a case: statement, editor, samples. */
export function renderTryPage({ challenge, statement, starter, examples }: CaseUnderCheck): Markup {
  const { slug, manifest } = challenge;
  const samples = new Set(manifest.groups.filter(({ visibility }) => visibility === 'sample').map(({ file }) => file));
  const specs = challenge.files.filter(({ path }) => samples.has(path));
  return renderPage(
    manifest.title,
    html`
<main class="workspace" data-slug="${slug}" data-entry="${manifest.entry}">
  <section class="brief" aria-label="Statement">
    <article>${raw(renderStatement(statement))}</article>
    ${renderTerms(manifest)}
    ${specs.map(
      ({ path, content }) =>
        html`<details><summary>Sample tests: <code>${path}</code></summary><pre><code>${content}</code></pre></details>`,
    )}
  </section>
  <section class="work" aria-label="Your solution">
    <div class="bar">
      <label>Files <select id="source">
        <option value="">the starter</option>
        ${examples.map(({ path }) => html`<option value="${path}">${path.replace('submissions/', '')}</option>`)}
      </select></label>
      <button type="button" id="reset" hidden>Discard my changes</button>
    </div>
    <div role="tablist" id="tabs" aria-label="Files"></div>
    <textarea id="editor" spellcheck="false" autocapitalize="off" autocomplete="off" wrap="off" aria-label="Editor"></textarea>
    <div class="bar">
      <button type="button" data-kind="sample">Run samples</button>
      <button type="button" data-kind="submission" class="primary">Submit</button>
      <output id="progress" aria-live="polite"></output>
    </div>
    <section id="outcome" aria-label="Result" aria-live="polite"></section>
  </section>
</main>
<script type="application/json" id="files">${raw(toInlineJson(starter))}</script>`,
  );
}

/** What stands between a case and its view. Saving mends it: the page comes again. */
export function renderBrokenPage(name: string, message: string): Markup {
  return renderPage(
    name,
    html`<main class="broken"><p class="soft">${name}</p><h1>This case cannot be read</h1>
  <pre class="failure" role="alert">${message}</pre><p>Mend it and save: this page will show it.</p></main>`,
  );
}

function renderPage(title: string, body: Markup): Markup {
  return html`<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${title}: try</title>
  <link rel="icon" href="data:,">
  <link rel="stylesheet" href="/try.css">
  <script src="/try.js" defer></script>
</head>
<body>${body}</body>
</html>`;
}

function renderTerms(manifest: ChallengeManifest): Markup {
  const { limits, dependencies, languages, timeZone } = manifest;
  const { groups, categories } = groupsForCandidate(manifest);
  const hidden = [
    ...groups.filter(({ visibility }) => visibility === 'secret').map(({ name, points }) => `${name} ${points}`),
    ...categories.map(({ category, points }) => `${category} ${points}`),
  ];
  return html`<dl class="terms">
  <dt>Points of hidden tests</dt><dd>${hidden.join(', ')}</dd>
  <dt>Limits</dt><dd>${limits.cpuTimeMs} ms of processor time, ${limits.memoryMb} MB, ${limits.outputKb} kB of output</dd>
  <dt>Languages</dt><dd>${languages.join(', ')}; the entry is <code>${manifest.entry}</code></dd>
  <dt>Packages</dt><dd>${dependencies.length === 0 ? 'none' : dependencies.join(', ')}</dd>
  ${timeZone === undefined ? '' : html`<dt>Local time</dt><dd>${timeZone}</dd>`}
</dl>`;
}

/** A script element ends where its text says so, whatever that text is. */
function toInlineJson(files: readonly SourceFile[]): string {
  return JSON.stringify(files).replaceAll('<', '\\u003c');
}

import { html } from 'hono/html';
import type { CaseName, FileDiff, VersionDiff } from '../../protocol/version-diff.ts';
import type { Markup } from '../check-report/markup.ts';

/** Beyond it a file is shown folded: first comes what fits. */
const OPEN_AT_MOST_LINES = 200;

/** What a version changes, and what that means for those who are judged. */
export function renderDiff(diff: VersionDiff): Markup {
  const files = [...(diff.statement === null ? [] : [diff.statement]), ...diff.files, ...diff.model.map(asModel)];
  const than = diff.from === null ? 'It is the first: all of it is new' : `Against version ${diff.from}`;
  return html`
<section aria-labelledby="changes">
  <h2 id="changes">What it changes</h2>
  <p>${than}: ${diff.effect.summary}.</p>
  ${renderTests(diff)}
  ${diff.from === null || diff.manifest.length === 0 ? '' : renderManifest(diff)}
  ${files.map((file) => renderFile(file, diff.from !== null))}
</section>`;
}

function renderTests({ from, effect: { tests } }: VersionDiff): Markup {
  if (tests === null || from === null || tests.added.length + tests.removed.length === 0) return html``;
  const list = (names: readonly CaseName[], sign: string, tone: string) =>
    names.map(({ group, title }) => html`<span class="${tone}">${sign} ${group}: ${title}</span>`);
  return html`<h3>Tests</h3><pre class="patch" tabindex="0">${list(tests.removed, '-', 'gone')}${list(tests.added, '+', 'new')}</pre>`;
}

function renderManifest({ manifest }: VersionDiff): Markup {
  return html`<h3>challenge.json</h3><div class="scroll" tabindex="0"><table>
    <thead><tr><th scope="col">Field</th><th scope="col">Before</th><th scope="col">Now</th></tr></thead>
    <tbody>${manifest.map(
      ({ path, before, after }) =>
        html`<tr><th scope="row"><code>${path}</code></th><td><code>${shown(before)}</code></td><td><code>${shown(after)}</code></td></tr>`,
    )}</tbody></table></div>`;
}

function renderFile({ path, change, addedLines, removedLines, patch }: FileDiff, mayBeOpen: boolean): Markup {
  const isOpen = mayBeOpen && addedLines + removedLines <= OPEN_AT_MOST_LINES;
  const summary = html`<summary><code>${path}</code> ${change}, <ins>+${addedLines}</ins> <del>−${removedLines}</del></summary>`;
  const body =
    patch === null
      ? html`<p class="patch"><span>The two have too little in common to be compared line by line.</span></p>`
      : html`<pre class="patch" tabindex="0">${patch.split('\n').map((line) => html`<span class="${toneOf(line)}">${line === '' ? ' ' : line}</span>`)}</pre>`;
  return isOpen
    ? html`<details class="file" open>${summary}${body}</details>`
    : html`<details class="file">${summary}${body}</details>`;
}

function toneOf(line: string): string {
  if (line.startsWith('@@')) return 'place';
  return line.startsWith('+') ? 'new' : line.startsWith('-') ? 'gone' : 'same';
}

function asModel(file: FileDiff): FileDiff {
  return { ...file, path: `the model solution's ${file.path}` };
}

function shown(value: unknown): string {
  return value === null || value === undefined ? '–' : JSON.stringify(value);
}

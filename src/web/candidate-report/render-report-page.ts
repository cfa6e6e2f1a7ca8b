import { html } from 'hono/html';
import type { CandidateReportPage } from '../../protocol/review/candidate-report-page.ts';
import type { Markup } from '../check-report/markup.ts';
import { renderBar } from '../check-report/render-bar.ts';
import { REPORT_STYLE_FILE } from './report-style.ts';
import { type ReportTest, type ReportWords, reportWords } from './report-words.ts';

/**
 * What a candidate reads of their work: whole without scripts, on a screen and on paper.
 *
 * @param pdf - where the same is a PDF
 */
export function renderReportPage(page: CandidateReportPage, pdf: string): Markup {
  const words = reportWords(page);
  return renderDocument(
    `${words.title}: report for ${words.name}`,
    html`<main>
  <header>
    <p class="soft flush">Report for <strong>${words.name}</strong></p>
    <h1>${words.title}</h1>
    ${words.summary === '' ? '' : html`<p class="soft">${words.summary}</p>`}
    <ul class="facts">${words.facts.map((fact) => html`<li>${fact}</li>`)}</ul>
    <p class="screen small"><a href="${pdf}">This report as a PDF</a></p>
  </header>
  ${
    words.message.length === 0
      ? ''
      : html`<section class="message" aria-label="Message">${words.message.map((paragraph) => html`<p>${paragraph}</p>`)}</section>`
  }
  ${words.instead === undefined ? '' : html`<p>${words.instead}</p>`}
  ${words.results === undefined ? '' : renderResults(words.results)}
  <footer>${words.closing}</footer>
</main>`,
  );
}

/** For a link that leads nowhere, or nowhere any more. */
export function renderLostReport(): Markup {
  return renderDocument(
    'This link leads nowhere',
    html`<main>
  <h1>This link leads nowhere</h1>
  <p>It was replaced by a newer one or withdrawn, or a part of it is missing. Copy all of it, or ask whoever sent it for
  a new one.</p>
</main>`,
  );
}

function renderDocument(title: string, body: Markup): Markup {
  return html`<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="robots" content="noindex, nofollow">
  <meta name="referrer" content="no-referrer">
  <title>${title}</title>
  <link rel="icon" href="data:,">
  <link rel="stylesheet" href="/assets/${REPORT_STYLE_FILE.name}">
</head>
<body>
${body}
</body>
</html>`;
}

function renderResults(results: NonNullable<ReportWords['results']>): Markup {
  const { score, share, counted, compileError, categories, groups } = results;
  return html`<section aria-labelledby="results">
  <h2 id="results">Results</h2>
  ${score === undefined ? '' : html`<p class="total">${score}</p>${renderBar(share ?? 0)}`}
  ${counted === undefined ? '' : html`<p>${counted}</p>`}
  ${compileError === undefined ? '' : html`<p>The program did not compile:</p><pre tabindex="0">${compileError}</pre>`}
  ${categories.length === 0 ? '' : html`<ul class="categories">${categories.map(renderCategory)}</ul>`}
</section>
${
  groups.length === 0
    ? ''
    : html`<section aria-labelledby="tests">
  <h2 id="tests">Tests</h2>
  ${groups.map(
    ({ title, about, tests }) => html`<h3>${title}</h3>
  <p class="soft small flush">${about}</p>
  <ul class="tests">${tests.map(renderTest)}</ul>`,
  )}
</section>`
}`;
}

function renderCategory({
  title,
  meaning,
  share,
  score,
  cases,
}: NonNullable<ReportWords['results']>['categories'][number]): Markup {
  return html`<li>
    <div class="head"><strong>${title}</strong><span>${score} <span class="soft">(${cases})</span></span></div>
    ${renderBar(share)}
    <p class="soft small flush">${meaning}</p>
  </li>`;
}

function renderTest({ isPassed, state, title, message, diff }: ReportTest): Markup {
  const details = [message, diff].filter((text) => text !== undefined && text !== '');
  return html`<li class="${isPassed ? 'passed' : 'failed'}"><span class="state">${isPassed ? '✓' : '✗'} ${state}</span>: ${title}${details.map(
    (text) => html`<pre>${text}</pre>`,
  )}</li>`;
}

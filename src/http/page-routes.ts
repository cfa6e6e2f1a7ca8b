import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { html } from 'hono/html';
import { listChallenges } from '../service/list-challenges.ts';
import type { Markup } from '../web/check-report/markup.ts';
import { problem } from './problem.ts';
import type { Routes } from './routes.ts';

const require = createRequire(import.meta.url);

/** What the pages load, each from this server alone. */
const ASSETS: ReadonlyMap<string, { readonly url: URL; readonly type: string }> = new Map([
  [
    'swagger-ui.css',
    { url: pathToFileURL(require.resolve('swagger-ui-dist/swagger-ui.css')), type: 'text/css; charset=utf-8' },
  ],
  [
    'swagger-ui-bundle.js',
    {
      url: pathToFileURL(require.resolve('swagger-ui-dist/swagger-ui-bundle.js')),
      type: 'text/javascript; charset=utf-8',
    },
  ],
  ['reference.js', { url: here('pages/reference.browser.js'), type: 'text/javascript; charset=utf-8' }],
  ['page.css', { url: here('pages/page.css'), type: 'text/css; charset=utf-8' }],
]);

export const addPageRoutes: Routes = (app, service) => {
  app.get('/', async (context) => context.html(landingPage(await listChallenges(service))));
  app.get('/api/reference', (context) => context.html(REFERENCE_PAGE));
  app.get('/assets/:file', async (context) => {
    const asset = ASSETS.get(context.req.param('file'));
    if (asset === undefined) return problem(context, 404, 'There is nothing at this address.');
    const headers = { 'content-type': asset.type, 'cache-control': 'public, max-age=3600' };
    return context.body(new Uint8Array(await readFile(asset.url)), 200, headers);
  });
};

function landingPage(challenges: readonly { slug: string; title: string; summary: string }[]) {
  return html`<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>minicase</title>
  <link rel="icon" href="data:,">
  <link rel="stylesheet" href="/assets/page.css">
</head>
<body>
  <main>
    <h1>minicase</h1>
    <p>Small backend cases for people who apply as interns. A solution is sent to the API, runs in a sandbox against
      tests that its writer cannot see, and comes back with a score that reviewers can compare.</p>
    <p><a href="/api/reference">API reference</a> · <a href="/api/openapi.json">OpenAPI document</a> ·
      <a href="/health">Health</a></p>
    <h2>Challenges</h2>
    ${
      challenges.length === 0
        ? html`<p>There is none yet: add a folder to <code>challenges/</code> and start again.</p>`
        : html`<ul>${challenges.map(
            (challenge) =>
              html`<li><strong>${challenge.title}</strong> <code>${challenge.slug}</code><br>${challenge.summary}<br>
                <small>For staff: ${staffLinks(challenge.slug)}</small></li>`,
          )}</ul>`
    }
  </main>
</body>
</html>`;
}

/** They ask who looks. */
function staffLinks(slug: string): Markup {
  const link = (page: string, text: string): Markup => html`<a href="/challenges/${slug}/${page}">${text}</a>`;
  return html`${link('versions', 'versions')} · ${link('rejudges', 'rejudges')} · ${link('health', 'health')}`;
}

const REFERENCE_PAGE = html`<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>minicase: API reference</title>
  <link rel="icon" href="data:,">
  <link rel="stylesheet" href="/assets/swagger-ui.css">
</head>
<body>
  <div id="reference"></div>
  <script src="/assets/swagger-ui-bundle.js"></script>
  <script src="/assets/reference.js"></script>
</body>
</html>`;

function here(file: string): URL {
  return new URL(file, import.meta.url);
}

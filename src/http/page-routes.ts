import { html } from 'hono/html';
import { listChallenges } from '../service/list-challenges.ts';
import type { Markup } from '../web/check-report/markup.ts';
import type { Routes } from './routes.ts';

export const addPageRoutes: Routes = (app, service) => {
  app.get('/', async (context) => context.html(landingPage(await listChallenges(service))));
  app.get('/api/reference', (context) => context.html(REFERENCE_PAGE));
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
      <a href="/health">Health</a> · <a href="/account">Sign in</a></p>
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

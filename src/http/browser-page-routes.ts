import type { Context } from 'hono';
import { html } from 'hono/html';
import type { SecureHeadersVariables } from 'hono/secure-headers';
import { type BrowserEntry, browserBundle } from './assets/bundle-browser.ts';
import type { Routes } from './routes.ts';

/** Pages that are made in the browser. They hold no data: what is shown comes from the API, to who may see it. */
export const addBrowserPageRoutes: Routes = (app) => {
  app.get('/solve/:invitation/*', (context) => shell(context, 'solve', 'Your mini cases'));
  app.get('/', (context) => shell(context, 'staff', 'minicase'));
  app.get('/sign-in', (context) => shell(context, 'staff', 'minicase: sign in'));
  app.get('/welcome/:token', (context) => shell(context, 'staff', 'minicase: welcome'));
  app.get('/account', (context) => shell(context, 'staff', 'minicase: account'));
  app.get('/challenges/:slug/board', (context) => shell(context, 'staff', 'minicase: board'));
  app.get('/challenges/:slug/compare', (context) => shell(context, 'staff', 'minicase: compare'));
  app.get('/invitations', (context) => shell(context, 'staff', 'minicase: invitations'));
  app.get('/candidates', (context) => shell(context, 'staff', 'minicase: candidates'));
  app.get('/candidates/:id', (context) => shell(context, 'staff', 'minicase: candidate'));
  app.get('/participations/:id', (context) => shell(context, 'staff', 'minicase: participation'));
  app.get('/cases/new', (context) => shell(context, 'staff', 'minicase: new case'));
  app.get('/cases/:slug', (context) => shell(context, 'staff', 'minicase: case'));
  app.get('/challenges/:slug/versions/:number/preview', (context) => shell(context, 'staff', 'minicase: preview'));
  app.get('/changes', (context) => shell(context, 'staff', 'minicase: changes'));
  app.get('/webhooks', (context) => shell(context, 'staff', 'minicase: webhooks'));
  app.get('/staff', (context) => shell(context, 'staff', 'minicase: staff'));
};

/** A page without anything in it, which fetches what it shows. */
export async function shell(
  context: Context,
  entry: BrowserEntry,
  title: string,
  status: 200 | 404 = 200,
): Promise<Response> {
  const { pages, typeWorker } = await browserBundle();
  const { script, imports, styles } = pages[entry];
  const nonce = (context as Context<{ Variables: SecureHeadersVariables }>).get('secureHeadersNonce');
  return context.html(
    html`<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <meta name="robots" content="noindex">
  <meta name="referrer" content="same-origin">
  <title>${title}</title>
  <link rel="icon" href="data:,">
  ${styles.map((address) => html`<link rel="stylesheet" href="${address}">`)}
  ${imports.map((address) => html`<link rel="modulepreload" href="${address}">`)}
  <script type="module" src="${script}" nonce="${nonce ?? ''}" id="entry" data-types="${typeWorker}"></script>
</head>
<body>
  <div id="app"><noscript>These pages need JavaScript. Without it, solve your case with the command line:
    <code>npx --yes ${context.var.origin}/minicase-cli.tgz pull</code> and the address of your link.</noscript></div>
</body>
</html>`,
    status,
    { 'cache-control': 'no-store' },
  );
}

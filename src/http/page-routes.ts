import { html } from 'hono/html';
import type { Routes } from './routes.ts';

export const addPageRoutes: Routes = (app) => {
  app.get('/api/reference', (context) => context.html(REFERENCE_PAGE));
};

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

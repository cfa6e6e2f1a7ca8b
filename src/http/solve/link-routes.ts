import { html } from 'hono/html';
import { InvitationToken } from '../../protocol/invitation-view.ts';
import { findByToken } from '../../service/invitations/find-by-token.ts';
import { RATE_LIMITS, RateCounter } from '../rate-limit.ts';
import type { Routes } from '../routes.ts';
import { rememberCandidate } from './identify-candidate.ts';

/** Where invitation links lead. Opening one starts nothing: mail programs open links, too. */
export const addLinkRoutes: Routes = (app, service) => {
  const failures = new RateCounter(RATE_LIMITS.failures);
  app.get('/i/:token', async (context) => {
    context.header('referrer-policy', 'no-referrer');
    context.header('cache-control', 'no-store');
    const token = InvitationToken.safeParse(context.req.param('token'));
    const invitation = token.success ? await findByToken(service, token.data) : undefined;
    if (!token.success || invitation === undefined) {
      return (await failures.refuse(context, context.var.address)) ?? context.html(UNKNOWN_LINK, 404);
    }
    rememberCandidate(context, invitation, token.data);
    return context.redirect(`/solve/${invitation}`, 303);
  });
};

const UNKNOWN_LINK = html`<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>minicase: unknown link</title>
  <link rel="icon" href="data:,">
  <link rel="stylesheet" href="/assets/page.css">
</head>
<body>
  <main>
    <h1>This link leads nowhere</h1>
    <p>It may have been cut off on its way: copy the whole of it from your invitation. If it was replaced by a newer one,
      only that one works. Otherwise ask whoever invited you for another.</p>
  </main>
</body>
</html>`;

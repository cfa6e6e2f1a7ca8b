import { InvitationToken } from '../../protocol/invitation-view.ts';
import { findByToken } from '../../service/invitations/find-by-token.ts';
import { shell } from '../browser-page-routes.ts';
import { RateCounter, type RateLimits } from '../rate-limit.ts';
import type { Routes } from '../routes.ts';
import { rememberCandidate } from './identify-candidate.ts';

/** Where invitation links lead. Opening one starts nothing: mail programs open links, too. */
export const addLinkRoutes =
  (limits: RateLimits): Routes =>
  (app, service) => {
    const failures = new RateCounter(limits.failures);
    app.get('/i/:token', async (context) => {
      context.header('referrer-policy', 'no-referrer');
      context.header('cache-control', 'no-store');
      const token = InvitationToken.safeParse(context.req.param('token'));
      const invitation = token.success ? await findByToken(service, token.data) : undefined;
      if (!token.success || invitation === undefined) {
        return (
          (await failures.refuse(context, context.var.address)) ??
          (await shell(context, 'solve', 'minicase: unknown link', 404))
        );
      }
      rememberCandidate(context, invitation, token.data);
      return context.redirect(`/solve/${invitation}`, 303);
    });
  };

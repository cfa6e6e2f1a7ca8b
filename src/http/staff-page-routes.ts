import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { csrf } from 'hono/csrf';
import { auth } from 'hono/utils/basic-auth';
import { z } from 'zod';
import { ChallengeSlug } from '../domain/ids.ts';
import { RejudgeId, RejudgeVerdict } from '../protocol/rejudge-view.ts';
import { PersonName } from '../protocol/version-view.ts';
import { readCaseHealth } from '../service/case-health/read-case-health.ts';
import { Refusal } from '../service/refusal.ts';
import { decideRejudge } from '../service/rejudges/decide-rejudge.ts';
import { listRejudges, readRejudge } from '../service/rejudges/read-rejudges.ts';
import { compareVersions } from '../service/versions/compare-versions.ts';
import { listVersions, readVersion } from '../service/versions/read-versions.ts';
import { renderCaseHealth } from '../web/case-health/render-case-health.ts';
import { renderRejudge } from '../web/rejudges/render-rejudge.ts';
import { renderRejudges } from '../web/rejudges/render-rejudges.ts';
import { renderVersion } from '../web/versions/render-version.ts';
import { renderVersions } from '../web/versions/render-versions.ts';
import { HealthQuery } from './case-health-routes.ts';
import { InviteLine } from './rejudge-routes.ts';
import type { Routes } from './routes.ts';
import { NumberParam } from './version-routes.ts';

const FORM_LIMIT_BYTES = 4 * 1024;

const LineQuery = z.object({ line: InviteLine.optional().catch(undefined) });

/** What staff look at in a browser. They sign in by HTTP Basic: any user name, and the API token as the password. */
export const addStaffPageRoutes: Routes = (app, service) => {
  const pages = new Hono();
  pages.get('/versions', async (context) => {
    return await show(context, renderVersions(await listVersions(service, slugOf(context))));
  });
  pages.get('/versions/:number', async (context) => {
    const [slug, number] = [slugOf(context), param(context, 'number', NumberParam)];
    const version = await readVersion(service, slug, number);
    return await show(context, renderVersion(version, await compareVersions(service, slug, number)));
  });
  pages.get('/rejudges', async (context) => {
    const slug = slugOf(context);
    return await show(context, renderRejudges(slug, await listRejudges(service, slug)));
  });
  pages.get('/rejudges/:id', async (context) => {
    const { line } = LineQuery.parse(context.req.query());
    const report = await readRejudge(service, slugOf(context), param(context, 'id', RejudgeId), line);
    return await show(context, renderRejudge(report));
  });
  // A browser sends what it signed in with along with forms of other sites, too: those are refused.
  pages.post('/rejudges/:id/decide', csrf(), bodyLimit({ maxSize: FORM_LIMIT_BYTES }), async (context) => {
    const [slug, id] = [slugOf(context), param(context, 'id', RejudgeId)];
    const { decision } = await context.req.parseBody();
    await decideRejudge(service, slug, id, verdictOf(decision, auth(context.req.raw)?.username));
    return context.redirect(`/challenges/${slug}/rejudges/${id}`, 303);
  });
  pages.get('/health', async (context) => {
    const { of } = HealthQuery.catch({ of: 'latest' }).parse(context.req.query());
    return await show(context, renderCaseHealth(await readCaseHealth(service, slugOf(context), of)));
  });
  app.route('/challenges/:slug', pages);
};

async function show(context: Context, page: string | Promise<string>): Promise<Response> {
  return context.html(await page, 200, { 'cache-control': 'private, no-store' });
}

function slugOf(context: Context): ChallengeSlug {
  return param(context, 'slug', ChallengeSlug);
}

/** @throws Refusal `not-found` */
function param<T extends z.ZodType>(context: Context, name: string, schema: T): z.infer<T> {
  const parsed = schema.safeParse(context.req.param(name));
  if (!parsed.success) throw new Refusal('not-found', 'There is nothing at this address.');
  return parsed.data;
}

/** @throws Refusal `invalid` */
function verdictOf(decision: unknown, userName: string | undefined): RejudgeVerdict {
  const by = PersonName.safeParse(userName);
  if (!by.success) throw new Refusal('invalid', 'Sign in with your name as the user name: it is who decides.');
  const verdict = RejudgeVerdict.safeParse({ decision, by: by.data });
  if (!verdict.success) throw new Refusal('invalid', 'Choose whether to apply or to drop.');
  return verdict.data;
}

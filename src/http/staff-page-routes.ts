import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import { ChallengeSlug } from '../domain/ids.ts';
import { RejudgeId, RejudgeVerdict } from '../protocol/rejudge-view.ts';
import { PersonName, VersionPublication } from '../protocol/version-view.ts';
import { readCaseHealth } from '../service/case-health/read-case-health.ts';
import { Refusal } from '../service/refusal.ts';
import { decideRejudge } from '../service/rejudges/decide-rejudge.ts';
import { listRejudges, readRejudge } from '../service/rejudges/read-rejudges.ts';
import { startRejudge } from '../service/rejudges/start-rejudge.ts';
import { compareVersions } from '../service/versions/compare-versions.ts';
import { publishVersion } from '../service/versions/publish-version.ts';
import { listVersions, readVersion } from '../service/versions/read-versions.ts';
import { renderCaseHealth } from '../web/case-health/render-case-health.ts';
import { type Page, renderPage } from '../web/page/render-page.ts';
import { renderRejudge } from '../web/rejudges/render-rejudge.ts';
import { renderRejudges } from '../web/rejudges/render-rejudges.ts';
import { renderVersion } from '../web/versions/render-version.ts';
import { renderVersions } from '../web/versions/render-versions.ts';
import { callerName, nameOf, staffOf } from './caller-of.ts';
import { HealthQuery } from './case-health-routes.ts';
import { InviteLine } from './rejudge-routes.ts';
import type { Routes } from './routes.ts';
import { NumberParam } from './version-routes.ts';

const FORM_LIMIT_BYTES = 4 * 1024;

const shortForm = bodyLimit({ maxSize: FORM_LIMIT_BYTES });

const RejudgeForm = z.object({ from: NumberParam, to: NumberParam, by: PersonName });

const LineQuery = z.object({ line: InviteLine.optional().catch(undefined) });

/** What staff look at in a browser, signed in. */
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
    return await show(context, renderRejudges(await listRejudges(service, slug), await listVersions(service, slug)));
  });
  pages.get('/rejudges/:id', async (context) => {
    const { line } = LineQuery.parse(context.req.query());
    const report = await readRejudge(service, slugOf(context), param(context, 'id', RejudgeId), line);
    return await show(context, renderRejudge(report, nameOf(context)));
  });
  pages.post('/versions/:number/publish', shortForm, async (context) => {
    const [slug, number] = [slugOf(context), param(context, 'number', NumberParam)];
    await publishVersion(service, slug, number, await formOf(context, VersionPublication));
    return context.redirect(`/challenges/${slug}/versions/${number}`, 303);
  });
  pages.post('/rejudges', shortForm, async (context) => {
    const slug = slugOf(context);
    const { id } = await startRejudge(service, slug, await formOf(context, RejudgeForm));
    return context.redirect(`/challenges/${slug}/rejudges/${id}`, 303);
  });
  pages.post('/rejudges/:id/decide', shortForm, async (context) => {
    const [slug, id] = [slugOf(context), param(context, 'id', RejudgeId)];
    await decideRejudge(service, slug, id, await formOf(context, RejudgeVerdict));
    return context.redirect(`/challenges/${slug}/rejudges/${id}`, 303);
  });
  pages.get('/health', async (context) => {
    const { of } = HealthQuery.catch({ of: 'latest' }).parse(context.req.query());
    return await show(context, renderCaseHealth(await readCaseHealth(service, slugOf(context), of)));
  });
  app.route('/challenges/:slug', pages);
};

async function show(context: Context, page: Page): Promise<Response> {
  const viewer = { name: nameOf(context), role: staffOf(context).role };
  return context.html(await renderPage(page, viewer), 200, { 'cache-control': 'private, no-store' });
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

/**
 * What a form says, signed with the name of who sends it.
 *
 * @throws Refusal `invalid`
 */
async function formOf<T extends z.ZodType>(context: Context, schema: T): Promise<z.infer<T>> {
  const body = await context.req.parseBody();
  const form = schema.safeParse({ ...body, by: callerName(context, String(body['by'] ?? '')) });
  if (!form.success) throw new Refusal('invalid', `The form cannot be taken: ${z.prettifyError(form.error)}`);
  return form.data;
}

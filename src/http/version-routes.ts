import { createRoute, z } from '@hono/zod-openapi';
import { ChallengeSlug } from '../domain/ids.ts';
import { VersionDiff } from '../protocol/version-diff.ts';
import { VersionDraft, VersionList, VersionNumber, VersionPublication, VersionView } from '../protocol/version-view.ts';
import { compareVersions } from '../service/versions/compare-versions.ts';
import { draftVersion } from '../service/versions/draft-version.ts';
import { publishVersion } from '../service/versions/publish-version.ts';
import { listVersions, readVersion } from '../service/versions/read-versions.ts';
import { signed } from './caller-of.ts';
import { CHALLENGE_BODY_BYTES, requireJsonBodyOf } from './json-body.ts';
import { BEARER, json, jsonBody, named, problems, type Routes } from './routes.ts';

export const NumberParam = z.coerce.number().pipe(VersionNumber);

const ChallengeParams = z.object({ slug: ChallengeSlug });
const VersionParams = z.object({ slug: ChallengeSlug, number: NumberParam });
const NamedVersion = named('Version', VersionView);
const common = { tags: ['Versions'], security: BEARER };

const draft = createRoute({
  ...common,
  method: 'post',
  path: '/api/challenges/{slug}/versions',
  operationId: 'draftVersion',
  summary: 'Keep a draft of a challenge',
  description:
    'Its version is the digest of its content, which the server computes. The same content is the same draft: sent ' +
    'again, it takes the statement and the check report that come with it. Candidates never see a draft; submissions ' +
    'to it name its number as `version`, and do not count.',
  middleware: [...requireJsonBodyOf(CHALLENGE_BODY_BYTES)],
  request: {
    params: ChallengeParams,
    body: jsonBody('VersionDraft', VersionDraft),
  },
  responses: {
    200: json(NamedVersion, 'There is that draft already.'),
    201: json(NamedVersion, 'A new draft.'),
    ...problems(400, 401, 409, 413, 415, 422),
  },
});

const list = createRoute({
  ...common,
  method: 'get',
  path: '/api/challenges/{slug}/versions',
  operationId: 'listVersions',
  summary: 'List the versions of a challenge, drafts included',
  request: { params: ChallengeParams },
  responses: { 200: json(named('VersionList', VersionList), 'The newest first.'), ...problems(401, 404) },
});

const read = createRoute({
  ...common,
  method: 'get',
  path: '/api/challenges/{slug}/versions/{number}',
  operationId: 'readVersion',
  summary: 'Read all of a version, hidden tests and check report included',
  request: { params: VersionParams },
  responses: { 200: json(NamedVersion, 'For authors only.'), ...problems(401, 404) },
});

const diff = createRoute({
  ...common,
  method: 'get',
  path: '/api/challenges/{slug}/versions/{number}/diff',
  operationId: 'compareVersions',
  summary: 'Compare two versions: files line by line, manifest, statement, and the effect',
  request: {
    params: VersionParams,
    query: z.object({
      from: NumberParam.optional().meta({ description: 'The one that was published before it, unless asked.' }),
    }),
  },
  responses: { 200: json(named('VersionDiff', VersionDiff), 'What the version changes.'), ...problems(401, 404, 422) },
});

const publish = createRoute({
  ...common,
  method: 'post',
  path: '/api/challenges/{slug}/versions/{number}/publish',
  operationId: 'publishVersion',
  summary: 'Publish a draft that its check has proven',
  description:
    'Refused unless a check report of exactly this version is green, whether it comes with this or came with the ' +
    'draft; `errors` then say what to mend. Once published a version never changes.',
  middleware: [...requireJsonBodyOf(CHALLENGE_BODY_BYTES)],
  request: {
    params: VersionParams,
    body: jsonBody('VersionPublication', VersionPublication),
  },
  responses: {
    200: json(NamedVersion, 'It is what candidates are judged against from now on.'),
    ...problems(400, 401, 404, 409, 413, 415, 422),
  },
});

export const addVersionRoutes: Routes = (app, service) => {
  app.openapi(draft, async (context) => {
    const { version, isNew } = await draftVersion(
      service,
      context.req.valid('param').slug,
      signed(context, context.req.valid('json')),
    );
    return context.json(version, isNew ? 201 : 200);
  });
  app.openapi(list, async (context) => context.json(await listVersions(service, context.req.valid('param').slug), 200));
  app.openapi(read, async (context) => {
    const { slug, number } = context.req.valid('param');
    return context.json(await readVersion(service, slug, number), 200);
  });
  app.openapi(diff, async (context) => {
    const { slug, number } = context.req.valid('param');
    return context.json(await compareVersions(service, slug, number, context.req.valid('query').from), 200);
  });
  app.openapi(publish, async (context) => {
    const { slug, number } = context.req.valid('param');
    return context.json(await publishVersion(service, slug, number, signed(context, context.req.valid('json'))), 200);
  });
};

import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { listTemplates } from '../catalogue/list-templates.ts';
import { ChallengeSlug } from '../domain/ids.ts';
import {
  CaseTemplate,
  FOLDER_LIMITS,
  FolderSave,
  FolderStatement,
  FolderSummary,
  FolderVersion,
  FolderView,
  NewFolder,
} from '../protocol/challenge-folder-view.ts';
import { VersionSummary } from '../protocol/version-view.ts';
import { beginFolder } from '../service/folders/begin-folder.ts';
import { deleteFolder } from '../service/folders/delete-folder.ts';
import { draftFolder } from '../service/folders/draft-folder.ts';
import { mendStatement } from '../service/folders/mend-statement.ts';
import { listFolders, readFolder } from '../service/folders/read-folders.ts';
import { saveFolder } from '../service/folders/save-folder.ts';
import type { Service } from '../service/service.ts';
import { callerName, nameOf } from './caller-of.ts';
import { requireJsonBody, requireJsonBodyOf } from './json-body.ts';
import { BEARER, json, jsonBody, named, problems } from './routes.ts';

/** Room for what JSON adds to the files. */
const FOLDER_BODY_BYTES = 2 * FOLDER_LIMITS.totalBytes + 256 * 1024;

const FolderParams = z.object({ slug: ChallengeSlug });
const NamedFolder = named('ChallengeFolder', FolderView);
const common = { tags: ['Challenge folders'], security: BEARER };

const templates = createRoute({
  ...common,
  method: 'get',
  path: '/api/case-templates',
  operationId: 'listCaseTemplates',
  summary: 'List what a new case can be made of',
  responses: {
    200: json(z.object({ templates: z.array(named('CaseTemplate', CaseTemplate)) }), 'Each is a case that is whole.'),
    ...problems(401),
  },
});

const list = createRoute({
  ...common,
  method: 'get',
  path: '/api/challenge-folders',
  operationId: 'listChallengeFolders',
  summary: 'List the challenges that are being written here',
  responses: {
    200: json(
      z.object({ folders: z.array(named('ChallengeFolderSummary', FolderSummary)) }),
      'Those that were saved last first.',
    ),
    ...problems(401),
  },
});

const begin = createRoute({
  ...common,
  method: 'post',
  path: '/api/challenge-folders',
  operationId: 'beginChallengeFolder',
  summary: 'Begin to write a challenge, out of a template or out of one that is there',
  middleware: [...requireJsonBody],
  request: { body: jsonBody('NewChallengeFolder', NewFolder) },
  responses: { 201: json(NamedFolder, 'It is at revision 1.'), ...problems(400, 401, 404, 409, 415, 422) },
});

const read = createRoute({
  ...common,
  method: 'get',
  path: '/api/challenge-folders/{slug}',
  operationId: 'readChallengeFolder',
  summary: 'Read the files of a challenge that is being written',
  request: { params: FolderParams },
  responses: { 200: json(NamedFolder, 'The newest revision.'), ...problems(401, 404) },
});

const save = createRoute({
  ...common,
  method: 'put',
  path: '/api/challenge-folders/{slug}',
  operationId: 'saveChallengeFolder',
  summary: 'Save the files of a challenge that is being written',
  description: 'All of them: what is not sent is no more there.',
  middleware: [...requireJsonBodyOf(FOLDER_BODY_BYTES)],
  request: { params: FolderParams, body: jsonBody('ChallengeFolderSave', FolderSave) },
  responses: { 200: json(NamedFolder, 'It is kept.'), ...problems(400, 401, 404, 409, 413, 415, 422) },
});

const remove = createRoute({
  ...common,
  method: 'delete',
  path: '/api/challenge-folders/{slug}',
  operationId: 'deleteChallengeFolder',
  summary: 'Forget what was written of a challenge, and its checks',
  description: 'Versions that were made of it stay.',
  request: { params: FolderParams },
  responses: { 204: { description: 'It is forgotten.' }, ...problems(401, 404) },
});

const version = createRoute({
  ...common,
  method: 'post',
  path: '/api/challenge-folders/{slug}/version',
  operationId: 'draftChallengeFolder',
  summary: 'Make a draft version out of the newest revision',
  description: 'Refused unless the last check of all parts of exactly these files is green. It can then be published.',
  middleware: [...requireJsonBody],
  request: { params: FolderParams, body: jsonBody('ChallengeFolderVersion', FolderVersion) },
  responses: {
    201: json(named('VersionSummary', VersionSummary), 'The draft, with its check report.'),
    ...problems(400, 401, 404, 409, 415, 422),
  },
});

const statement = createRoute({
  ...common,
  method: 'post',
  path: '/api/challenge-folders/{slug}/statement',
  operationId: 'publishChallengeStatement',
  summary: 'Publish a statement that was mended',
  description:
    'Candidates read it from now on. Refused where the newest revision differs from what is published in more than its ' +
    'statement, and unless the last check of all parts of exactly these files is green.',
  middleware: [...requireJsonBody],
  request: { params: FolderParams, body: jsonBody('ChallengeFolderStatement', FolderStatement) },
  responses: { 200: json(NamedFolder, 'It is published.'), ...problems(400, 401, 404, 409, 415, 422) },
});

/** What it returns is for its clients' types. */
export function addChallengeFolderRoutes(app: OpenAPIHono, service: Service) {
  return app
    .openapi(templates, async (context) => context.json({ templates: [...(await listTemplates())] }, 200))
    .openapi(list, async (context) => context.json({ folders: await listFolders(service) }, 200))
    .openapi(begin, async (context) =>
      context.json(await beginFolder(service, context.req.valid('json'), nameOf(context)), 201),
    )
    .openapi(read, async (context) => context.json(await readFolder(service, context.req.valid('param').slug), 200))
    .openapi(save, async (context) => {
      const { slug } = context.req.valid('param');
      return context.json(await saveFolder(service, slug, context.req.valid('json'), nameOf(context)), 200);
    })
    .openapi(remove, async (context) => {
      await deleteFolder(service, context.req.valid('param').slug, nameOf(context));
      return context.body(null, 204);
    })
    .openapi(version, async (context) => {
      const by = callerName(context, context.req.valid('json').by);
      return context.json(await draftFolder(service, context.req.valid('param').slug, by), 201);
    })
    .openapi(statement, async (context) => {
      const by = callerName(context, context.req.valid('json').by);
      return context.json(await mendStatement(service, context.req.valid('param').slug, by), 200);
    });
}

/** @public For clients that are made with `hc`. */
export type ChallengeFolderApi = ReturnType<typeof addChallengeFolderRoutes>;

import { OpenAPIHono } from '@hono/zod-openapi';
import { prettyJSON } from 'hono/pretty-json';
import type { Isolation } from '../domain/judging.ts';
import type { Service } from '../service/service.ts';
import { identifyByKey } from '../service/staff/api-keys.ts';
import { identifyBySession } from '../service/staff/sessions.ts';
import { addAccountRoutes } from './account-routes.ts';
import { answerError, answerInvalid } from './answer-error.ts';
import { addAssetRoutes } from './assets/asset-routes.ts';
import { addAuthRoutes } from './auth-routes.ts';
import { addBrowserPageRoutes } from './browser-page-routes.ts';
import { addCandidateReportRoutes } from './candidate-report-routes.ts';
import { addCandidateRoutes } from './candidate-routes.ts';
import { addCaseHealthRoutes } from './case-health-routes.ts';
import { addCatalogueRoutes } from './catalogue-routes.ts';
import { addChallengeCheckRoutes } from './challenge-check-routes.ts';
import { addChallengeFolderRoutes } from './challenge-folder-routes.ts';
import { addChallengeRoutes } from './challenge-routes.ts';
import { addCheckWorkerRoutes } from './check-worker-routes.ts';
import { compressJson } from './compress-json.ts';
import { contentSecurity, transportSecurity } from './content-security.ts';
import { addEventRoutes } from './event-routes.ts';
import { addExportRoutes } from './export-routes.ts';
import { guard } from './guard.ts';
import { addHealthRoutes } from './health-routes.ts';
import type { Identifiers, Tokens } from './identify-caller.ts';
import { addInterviewRoutes } from './interview-routes.ts';
import { addInvitationRoutes } from './invitation-routes.ts';
import { noteConnection } from './note-connection.ts';
import { addPageRoutes } from './page-routes.ts';
import { addParticipationRoutes } from './participation-routes.ts';
import { RATE_LIMITS, type RateLimits } from './rate-limit.ts';
import { addRejudgeRoutes } from './rejudge-routes.ts';
import { addResultRoutes } from './result-routes.ts';
import { addReviewRoutes } from './review-routes.ts';
import { addScoreRoutes } from './score-routes.ts';
import { addSimilarityRoutes } from './similarity-routes.ts';
import { identifyCandidate } from './solve/identify-candidate.ts';
import { addLinkRoutes } from './solve/link-routes.ts';
import { addSolveRoutes } from './solve/solve-routes.ts';
import { addStaffPageRoutes } from './staff-page-routes.ts';
import { addStaffRoutes } from './staff-routes.ts';
import { addSubmissionRoutes } from './submission-routes.ts';
import { addVersionRoutes } from './version-routes.ts';
import { addWebhookRoutes } from './webhook-routes.ts';
import { addWorkerRoutes } from './worker-routes.ts';

export type AppOptions = {
  readonly service: Service;
  readonly tokens: Tokens;
  /** How callers are told, where that is other than usual. */
  readonly identifiers?: Identifiers;
  /** Where people see this server, if a proxy stands before it: `https://minicase.example.org`. */
  readonly origin?: string | undefined;
  /** Whether that proxy is to be believed when it says where requests come from. */
  readonly isBehindProxy?: boolean;
  readonly rateLimits?: RateLimits;
  /** How this process contains programs; null where it judges nothing itself. */
  readonly containment: () => Isolation | null;
  /** Ends event streams and other waiting when the server stops. */
  readonly closing: AbortSignal;
};

export function createApp(options: AppOptions): OpenAPIHono {
  const { service, tokens, origin, isBehindProxy, rateLimits = RATE_LIMITS, containment, closing } = options;
  const app = new OpenAPIHono({ defaultHook: answerInvalid });
  app.onError(answerError(service.log));
  app.use(contentSecurity);
  app.use(compressJson);
  app.use(prettyJSON());
  app.use(noteConnection({ origin, isBehindProxy }));
  app.use(transportSecurity);
  const identifiers: Identifiers = {
    session: async (headers) => await identifyBySession(service, headers),
    apiKey: async (key) => await identifyByKey(service, key),
    candidate: identifyCandidate(service),
    ...options.identifiers,
  };
  app.use(guard(tokens, identifiers, rateLimits));
  app.openAPIRegistry.registerComponent('securitySchemes', 'bearer', { type: 'http', scheme: 'bearer' });
  app.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'minicase.session_token',
  });
  const families = [
    addAuthRoutes,
    addAccountRoutes,
    addStaffRoutes,
    addChallengeRoutes,
    addVersionRoutes,
    addCatalogueRoutes,
    addChallengeFolderRoutes,
    addChallengeCheckRoutes,
    addRejudgeRoutes,
    addCaseHealthRoutes,
    addSubmissionRoutes(closing),
    addEventRoutes(closing),
    addInvitationRoutes,
    addCandidateRoutes,
    addReviewRoutes,
    addCandidateReportRoutes(rateLimits),
    addSolveRoutes(rateLimits),
    addLinkRoutes(rateLimits),
    addScoreRoutes,
    addParticipationRoutes,
    addWebhookRoutes,
    addExportRoutes,
    addResultRoutes,
    addSimilarityRoutes,
    addInterviewRoutes,
    addHealthRoutes(containment),
    addAssetRoutes,
    addPageRoutes,
    addBrowserPageRoutes,
    addStaffPageRoutes,
    addWorkerRoutes,
    addCheckWorkerRoutes,
  ];
  for (const add of families) add(app, service);
  return app;
}

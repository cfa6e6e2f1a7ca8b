import { renderReference } from '../web/reference/render-reference.ts';
import { ACCESS, type Taker } from './access.ts';
import type { Routes } from './routes.ts';

const DOCUMENT = {
  openapi: '3.1.0',
  info: {
    title: 'minicase',
    version: '1',
    description: 'Serves mini cases, judges submissions against hidden tests, and compares their scores.',
  },
};

/** The API told to programs, and to people. */
export const addPageRoutes: Routes = (app) => {
  app.doc31('/api/openapi.json', DOCUMENT);
  app.get('/api/reference', (context) => context.html(renderReference(app.getOpenAPI31Document(DOCUMENT), takerOf)));
};

function takerOf(method: string, path: string): string {
  const written = path.replaceAll(/\{(\w+)\}/g, ':$1');
  const taker = ACCESS.find(([each, at]) => each === method && at === written)?.[2];
  return taker === undefined ? 'nobody' : inWords(taker);
}

function inWords(taker: Taker): string {
  switch (taker) {
    case 'anyone':
      return 'anyone';
    case 'worker':
      return 'workers';
    case 'candidate':
      return 'a candidate, with the cookie of their link or its token';
    default: {
      const roles = taker.roles.map((role) => `${role}s`).join(', ');
      if (taker.isPersonal && taker.scope === 'none') return `${roles}, signed in`;
      if (taker.scope === 'none') return `${roles}, or the server's token`;
      const scope = taker.scope === 'any' ? 'any scope' : `the scope ${taker.scope}`;
      return `${roles}; an API key with ${scope}${taker.isPersonal ? '' : "; the server's token"}`;
    }
  }
}

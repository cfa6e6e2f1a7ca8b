import type { FunctionComponent } from 'preact';
import { matchPath } from '../app/match-path.ts';
import { Announcer } from '../design/parts/announcer.tsx';
import { lazy } from '../design/parts/lazy.tsx';
import { Toasts } from '../design/parts/toasts.tsx';
import { AccountPage } from './account/account-page.tsx';
import { AuditPage } from './audit/audit-page.tsx';
import { CandidatePage } from './candidates/candidate-page.tsx';
import { CandidatesPage } from './candidates/candidates-page.tsx';
import { ChallengesPage } from './challenges/challenges-page.tsx';
import { InvitationsPage } from './invitations/invitations-page.tsx';
import { PeoplePage } from './people/people-page.tsx';
import { SignInPage } from './sign-in/sign-in-page.tsx';
import { type PageWidth, SignedIn, type SignedInProps } from './signed-in.tsx';
import { WelcomePage } from './welcome/welcome-page.tsx';
import './staff.css';

const WAITING = <div class="skeleton page-waiting" />;
const BoardPage = lazy(async () => (await import('./board/board-page.tsx')).BoardPage, WAITING);
const ComparePage = lazy(async () => (await import('./compare/compare-page.tsx')).ComparePage, WAITING);
const ParticipationPage = lazy(
  async () => (await import('./participation/participation-page.tsx')).ParticipationPage,
  WAITING,
);
const NewCasePage = lazy(async () => (await import('./authoring/new-case/new-case-page.tsx')).NewCasePage, WAITING);
const CasePage = lazy(async () => (await import('./authoring/case/case-page.tsx')).CasePage, WAITING);
const PreviewPage = lazy(async () => (await import('./authoring/preview/preview-page.tsx')).PreviewPage, WAITING);
const WebhooksPage = lazy(async () => (await import('./webhooks/webhooks-page.tsx')).WebhooksPage, WAITING);

type StaffPage = {
  readonly path: string;
  readonly page: FunctionComponent<SignedInProps>;
  readonly width?: PageWidth;
};

/** Pages for who is signed in, by their addresses. What not everybody opens is loaded when it is: see `lazy`. */
const PAGES: readonly StaffPage[] = [
  { path: '/', page: ChallengesPage, width: 'wide' },
  { path: '/challenges/:slug/board', page: BoardPage, width: 'full' },
  { path: '/challenges/:slug/compare', page: ComparePage, width: 'full' },
  { path: '/invitations', page: InvitationsPage },
  { path: '/candidates', page: CandidatesPage, width: 'full' },
  { path: '/candidates/:id', page: CandidatePage, width: 'wide' },
  { path: '/participations/:id', page: ParticipationPage, width: 'wide' },
  { path: '/changes', page: AuditPage, width: 'wide' },
  { path: '/webhooks', page: WebhooksPage },
  { path: '/cases/new', page: NewCasePage, width: 'wide' },
  { path: '/cases/:slug', page: CasePage, width: 'whole' },
  { path: '/challenges/:slug/versions/:number/preview', page: PreviewPage, width: 'whole' },
  { path: '/staff', page: PeoplePage },
  { path: '/account', page: AccountPage },
];

/** Which page it is, its address says; from one to another goes the browser. */
export function StaffApp() {
  return (
    <>
      <Page path={location.pathname} />
      <Toasts />
      <Announcer />
    </>
  );
}

function Page({ path }: { readonly path: string }) {
  if (path === '/sign-in') return <SignInPage />;
  const welcome = matchPath('/welcome/:token', path);
  if (welcome !== undefined) return <WelcomePage token={welcome['token'] ?? ''} />;
  for (const { path: pattern, page, width } of PAGES) {
    const params = matchPath(pattern, path);
    if (params !== undefined) return <SignedIn page={page} params={params} width={width} />;
  }
  return <SignedIn page={AccountPage} params={{}} width={undefined} />;
}

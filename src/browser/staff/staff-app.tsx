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
import { SignedIn, type SignedInProps } from './signed-in.tsx';
import { WelcomePage } from './welcome/welcome-page.tsx';
import './staff.css';

const NewCasePage = lazy(async () => (await import('./authoring/new-case/new-case-page.tsx')).NewCasePage, null);
const CasePage = lazy(async () => (await import('./authoring/case/case-page.tsx')).CasePage, null);
const PreviewPage = lazy(async () => (await import('./authoring/preview/preview-page.tsx')).PreviewPage, null);

type StaffPage = {
  readonly path: string;
  readonly page: FunctionComponent<SignedInProps>;
  readonly isWide?: true;
  /** As wide and high as the window, for what scrolls inside. */
  readonly isWhole?: true;
};

/** Pages for who is signed in, by their addresses. What not everybody opens is loaded when it is: see `lazy`. */
const PAGES: readonly StaffPage[] = [
  { path: '/', page: ChallengesPage, isWide: true },
  { path: '/invitations', page: InvitationsPage },
  { path: '/candidates', page: CandidatesPage, isWide: true },
  { path: '/candidates/:id', page: CandidatePage, isWide: true },
  { path: '/changes', page: AuditPage },
  { path: '/cases/new', page: NewCasePage, isWide: true },
  { path: '/cases/:slug', page: CasePage, isWhole: true },
  { path: '/challenges/:slug/versions/:number/preview', page: PreviewPage, isWhole: true },
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
  for (const { path: pattern, page, isWide = false, isWhole = false } of PAGES) {
    const params = matchPath(pattern, path);
    if (params !== undefined) return <SignedIn page={page} params={params} isWide={isWide} isWhole={isWhole} />;
  }
  return <SignedIn page={AccountPage} params={{}} isWide={false} isWhole={false} />;
}

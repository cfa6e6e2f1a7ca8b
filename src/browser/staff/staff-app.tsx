import type { FunctionComponent } from 'preact';
import { Announcer } from '../design/parts/announcer.tsx';
import { Toasts } from '../design/parts/toasts.tsx';
import { AccountPage } from './account/account-page.tsx';
import { AuditPage } from './audit/audit-page.tsx';
import { CandidatesPage } from './candidates/candidates-page.tsx';
import { ChallengesPage } from './challenges/challenges-page.tsx';
import { InvitationsPage } from './invitations/invitations-page.tsx';
import { PeoplePage } from './people/people-page.tsx';
import { SignInPage } from './sign-in/sign-in-page.tsx';
import { SignedIn, type SignedInProps } from './signed-in.tsx';
import { WelcomePage } from './welcome/welcome-page.tsx';
import './staff.css';

const PAGES: Readonly<Record<string, FunctionComponent<SignedInProps>>> = {
  '': ChallengesPage,
  invitations: InvitationsPage,
  candidates: CandidatesPage,
  changes: AuditPage,
  staff: PeoplePage,
};

/** Which page it is, its address says; from one to another goes the browser. */
export function StaffApp() {
  const [, page = '', token = ''] = location.pathname.split('/');
  return (
    <>
      {page === 'sign-in' ? (
        <SignInPage />
      ) : page === 'welcome' ? (
        <WelcomePage token={decodeURIComponent(token)} />
      ) : (
        <SignedIn page={PAGES[page] ?? AccountPage} isWide={page === 'candidates'} />
      )}
      <Toasts />
      <Announcer />
    </>
  );
}

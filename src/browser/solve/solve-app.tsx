import { useMemo } from 'preact/hooks';
import { wordsFor } from '../api/problem.ts';
import { path } from '../app/router.ts';
import { Announcer } from '../design/parts/announcer.tsx';
import { Guarded } from '../design/parts/guarded.tsx';
import { lazy } from '../design/parts/lazy.tsx';
import { PageHead } from '../design/parts/page-head.tsx';
import { Toasts } from '../design/parts/toasts.tsx';
import { Landing } from './landing/landing.tsx';
import { NoInvitation } from './landing/no-invitation.tsx';
import { Session } from './session.ts';
import { SessionContext } from './session-context.ts';
import './solve.css';

const Waiting = (
  <main class="page" id="content" aria-busy="true">
    <p class="visually-hidden">Loading…</p>
    <div class="skeleton waiting-title" />
    <div class="skeleton waiting-text" />
  </main>
);

const Workspace = lazy(async () => (await import('./workspace/workspace-page.tsx')).WorkspacePage, Waiting);
const ReceiptPage = lazy(async () => (await import('./receipt/receipt-page.tsx')).ReceiptPage, Waiting);

export function SolveApp() {
  const [, , invitation = '', section, slug = ''] = path.value.split('/');
  const session = useMemo(() => {
    const opened = new Session(decodeURIComponent(invitation));
    opened.open();
    return opened;
  }, [invitation]);
  const view = session.view.value;
  return (
    <SessionContext.Provider value={session}>
      <Guarded>
        {session.failure.value !== undefined ? (
          <NoInvitation error={session.failure.value} words={wordsFor(session.failure.value)} />
        ) : view === undefined ? (
          <>
            <PageHead home={`/solve/${session.id}`} />
            {Waiting}
          </>
        ) : view.state === 'over' ? (
          <ReceiptPage />
        ) : section === 'cases' && view.state !== 'revoked' && view.state !== 'missed' ? (
          <Workspace slug={slug} />
        ) : (
          <Landing />
        )}
      </Guarded>
      <Toasts />
      <Announcer />
    </SessionContext.Provider>
  );
}

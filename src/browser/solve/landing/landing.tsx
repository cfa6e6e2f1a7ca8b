import { useEffect, useState } from 'preact/hooks';
import { counted } from '../../app/counted.ts';
import { formatDuration } from '../../app/format-duration.ts';
import { dayAndTime } from '../../app/format-time.ts';
import { PageHead } from '../../design/parts/page-head.tsx';
import { CommandLine } from '../command-line.tsx';
import { useSession, useView } from '../session-context.ts';
import { formatRemaining } from '../timer/remaining.ts';
import { Timer } from '../timer/timer.tsx';
import { AboutYou } from './about-you.tsx';
import { CaseList } from './case-list.tsx';
import { StartDialog } from './start-dialog.tsx';
import { WhatIsRecorded } from './what-is-recorded.tsx';

const LOAD_AHEAD_AFTER_MS = 1_000;

/** Where a link leads: what will happen, and the button that starts it. */
export function Landing() {
  const view = useView();
  const [isStarting, setStarting] = useState(false);
  useEffect(() => {
    document.title = `${view.candidate}: your mini ${view.cases.length === 1 ? 'case' : 'cases'}`;
  }, [view.candidate, view.cases.length]);
  useEffect(() => {
    // So that no second of the time is spent on loading.
    const timer = setTimeout(() => void loadWorkspace().catch(() => undefined), LOAD_AHEAD_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  const isOpen = view.state === 'early' || view.state === 'ready' || view.state === 'running';
  return (
    <>
      <PageHead home={`/solve/${view.id}`}>
        <span class="grow" />
        {view.state === 'running' ? <Timer /> : null}
      </PageHead>
      <main class="page" id="content" tabIndex={-1}>
        <p class="soft">Hello {view.candidate},</p>
        <h1>{TITLES[view.state](view.cases.length)}</h1>
        <StateCard onStart={() => setStarting(true)} />
        {isOpen ? (
          <>
            <WhatWillHappen />
            <CaseList />
            <AboutYou />
            <WhatIsRecorded keptForDays={view.keptForDays} />
          </>
        ) : null}
      </main>
      {isStarting ? <StartDialog onClose={() => setStarting(false)} /> : null}
    </>
  );
}

async function loadWorkspace(): Promise<void> {
  await Promise.all([import('../workspace/workspace-page.tsx'), import('../../editor/code-editor.tsx')]);
}

const TITLES = {
  early: (count: number) => `You are invited to ${CASES(count)}`,
  ready: (count: number) => `You are invited to ${CASES(count)}`,
  running: (count: number) => `Your ${count === 1 ? 'case is' : 'cases are'} under way`,
  missed: () => 'The time to begin has passed',
  revoked: () => 'This invitation was withdrawn',
  over: () => 'It is over',
} as const;

function CASES(count: number): string {
  return count === 1 ? 'a mini case' : `${count} mini cases`;
}

function StateCard({ onStart }: { readonly onStart: () => void }) {
  const view = useView();
  switch (view.state) {
    case 'early':
      return <EarlyCard />;
    case 'ready':
      return (
        <section class="card start" aria-label="Begin">
          <div>
            <p class="lead">
              {view.durationSeconds === null
                ? 'There is no clock: work on it whenever it suits you.'
                : `You have ${formatDuration(view.durationSeconds)} from the moment you start.`}
            </p>
            <p class="soft">
              {view.closesAt === null
                ? 'You may start whenever it suits you.'
                : `${view.durationSeconds === null ? 'It must be handed in' : 'You may start until'} ${dayAndTime(view.closesAt)}${view.durationSeconds === null ? ' at the latest.' : ', and have the whole time even if you start then.'}`}
            </p>
          </div>
          <div class="actions">
            <button type="button" class="button primary large" onClick={onStart}>
              Start…
            </button>
            <RehearsalLink />
          </div>
        </section>
      );
    case 'running':
      return (
        <section class="card start" aria-label="Go on">
          <p class="lead">
            {view.deadline === null ? 'There is no deadline.' : `It ends ${dayAndTime(view.deadline)}.`} Whatever is
            saved then is handed in by itself.
          </p>
          <div class="actions">
            <a class="button primary large" href={`/solve/${view.id}/cases/${view.cases[0]?.slug ?? ''}`}>
              Go on working
            </a>
          </div>
        </section>
      );
    case 'missed':
      return (
        <section class="card">
          <p>
            It could be begun until {view.closesAt === null ? 'then' : dayAndTime(view.closesAt)}, and nobody did.
            Things happen: answer the message that your link came with, say so, and ask whether it can be opened again.
            This page will show it at once.
          </p>
        </section>
      );
    case 'revoked':
      return (
        <section class="card">
          <p>
            The people who invited you have withdrawn this link, so nothing can be worked on or handed in here any more.
            If that surprises you, answer the message that the link came with; there may be a newer one in your mail.
          </p>
        </section>
      );
    default:
      return null;
  }
}

function EarlyCard() {
  const session = useSession();
  const { opensAt } = useView();
  const leftMs = opensAt === null ? 0 : Math.max(0, Date.parse(opensAt) - (session.now.value ?? 0));
  return (
    <section class="card start" aria-label="Not open yet">
      <div>
        <p class="lead">
          Opens in <span class="number">{formatRemaining(leftMs)}</span>
        </p>
        <p class="soft">{opensAt === null ? null : `${dayAndTime(opensAt)}. `}This page will turn by itself.</p>
      </div>
      <div class="actions">
        <RehearsalLink />
      </div>
    </section>
  );
}

function RehearsalLink() {
  const { id, rehearsal } = useView();
  if (rehearsal === null) return null;
  return (
    <a class="button large" href={`/solve/${id}/cases/${rehearsal.slug}`}>
      Look around first
    </a>
  );
}

function WhatWillHappen() {
  const { cases, durationSeconds, rehearsal } = useView();
  const limits = cases.map(({ submissionsAtMost }) => submissionsAtMost);
  return (
    <section aria-labelledby="what-happens">
      <h2 id="what-happens">How it goes</h2>
      <ul class="spaced">
        <li>
          <b>A task, some files, and tests that you can run.</b> You read what a small backend should do, change the
          files in an editor with completion and type errors, and run the sample tests as often as you like.
        </li>
        <li>
          <b>Hidden tests make the score.</b> They look at what the statement asks for, and at nothing else.{' '}
          {limits.every((limit) => limit === null)
            ? 'You may submit as often as you like.'
            : `You may submit ${[...new Set(limits.map((limit) => (limit === null ? 'without limit' : counted(limit, 'time'))))].join(' or ')}${cases.length > 1 ? ' for each case' : ''}.`}{' '}
          Your best submission counts.
        </li>
        <li>
          <b>Nothing is lost.</b> All you write is saved as you type. Close the window, change the device, lose the
          connection: open your link again and go on.
          {durationSeconds === null ? '' : ' The clock goes on, too.'}
        </li>
        <li>
          <b>At the end</b> whatever is saved is handed in by itself. Time that a fault of ours costs you is added
          without your asking.
        </li>
        <li>
          <b>Your own tools are welcome.</b> Use your own editor by way of the command line: <CommandLine />
        </li>
        {rehearsal === null ? null : (
          <li>
            <b>Look around first.</b> “{rehearsal.title}” is for trying everything out: not timed, not counted, seen by
            nobody.
          </li>
        )}
      </ul>
    </section>
  );
}

import { signal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import { wordsFor } from '../../api/problem.ts';
import { PageHead } from '../../design/parts/page-head.tsx';
import { DraftStatus } from '../../draft/draft-status.tsx';
import { useSession, useView } from '../session-context.ts';
import { Timer } from '../timer/timer.tsx';
import { CaseWork } from './case-work.ts';
import { ConflictDialog } from './conflict-dialog.tsx';
import { FinishDialog } from './finish-dialog.tsx';
import { GrantBanner } from './grant-banner.tsx';
import { OverBanner } from './over-banner.tsx';
import { Panes } from './panes.tsx';
import { ShortcutsDialog } from './shortcuts-dialog.tsx';
import { useDeadline } from './use-deadline.ts';
import { useShortcuts } from './use-shortcuts.ts';
import './workspace.css';

type Opened = { readonly work: CaseWork } | { readonly error: string };

/** What was opened in this window, by slug: going from one case to another loses nothing. */
const opened = signal<ReadonlyMap<string, Opened>>(new Map());

/** Where a case is worked on. */
export function WorkspacePage({ slug }: { readonly slug: string }) {
  const session = useSession();
  const view = useView();
  const { rehearsal, cases, state } = view;
  const shown = opened.value.get(slug);
  const mayOpen = state === 'running' || slug === rehearsal?.slug;
  const open = async () => {
    const result = await CaseWork.open(session.id, session.client, slug).then(
      (work) => ({ work }),
      (error: unknown) => ({ error: wordsFor(error) }),
    );
    opened.value = new Map(opened.peek()).set(slug, result);
  };
  useEffect(() => {
    if (mayOpen && opened.peek().get(slug) === undefined) void open();
  }, [slug, mayOpen]);
  const title = [...cases, ...(rehearsal === null ? [] : [rehearsal])].find((each) => each.slug === slug)?.title;
  useEffect(() => {
    document.title = title ?? 'Your mini cases';
  }, [title]);
  if (title === undefined || !mayOpen) return <NotHere />;
  if (shown !== undefined && 'work' in shown) return <Workspace key={slug} work={shown.work} />;
  return (
    <>
      <PageHead home={`/solve/${session.id}`} />
      <main class="page" id="content" tabIndex={-1} aria-busy={shown === undefined}>
        {shown === undefined ? (
          <>
            <p class="visually-hidden">Loading…</p>
            <div class="skeleton waiting-title" />
            <div class="skeleton waiting-text" />
          </>
        ) : (
          <div class="card" role="alert">
            <h1>This case cannot be opened right now</h1>
            <p>{shown.error}</p>
            <button type="button" class="button primary" onClick={() => void open()}>
              Try again
            </button>
          </div>
        )}
      </main>
    </>
  );
}

function NotHere() {
  const { id } = useView();
  return (
    <>
      <PageHead home={`/solve/${id}`} />
      <main class="page" id="content">
        <div class="card">
          <h1>This case is not open yet</h1>
          <p>Cases can be read from the moment you start. Nothing has been started.</p>
          <a class="button primary" href={`/solve/${id}`}>
            To the start page
          </a>
        </div>
      </main>
    </>
  );
}

function Workspace({ work }: { readonly work: CaseWork }) {
  const session = useSession();
  const [dialog, setDialog] = useState<'shortcuts' | 'finish' | undefined>(undefined);
  useShortcuts(work, () => setDialog('shortcuts'));
  useDeadline(work);
  const status = work.status.value;
  return (
    <div class="workspace">
      <PageHead home={`/solve/${session.id}`}>
        <CaseTabs work={work} />
        <span class="grow" />
        <DraftStatus status={status} />
        {work.view.isRehearsal ? null : <Timer />}
        <button
          type="button"
          class="button quiet icon help"
          title="Shortcuts (?)"
          onClick={() => setDialog('shortcuts')}
        >
          <span aria-hidden="true">?</span>
          <span class="visually-hidden">Keyboard shortcuts</span>
        </button>
        {work.view.isRehearsal ? (
          <a class="button hand-in" href={`/solve/${session.id}`}>
            Back
          </a>
        ) : (
          <button type="button" class="button hand-in" onClick={() => setDialog('finish')}>
            Hand in…
          </button>
        )}
      </PageHead>
      <section aria-label="Notices">
        <GrantBanner />
        {work.view.isRehearsal ? (
          <div class="banner">
            <p>This is the rehearsal: not timed, not counted, seen by nobody. Break whatever you like.</p>
          </div>
        ) : null}
        {status.kind === 'over' ? <OverBanner work={work} /> : null}
      </section>
      <Panes work={work} />
      {status.kind === 'conflict' ? <ConflictDialog work={work} theirs={status.theirs} /> : null}
      {dialog === 'shortcuts' ? <ShortcutsDialog onClose={() => setDialog(undefined)} /> : null}
      {dialog === 'finish' ? <FinishDialog works={openedWorks()} onClose={() => setDialog(undefined)} /> : null}
    </div>
  );
}

function openedWorks(): readonly CaseWork[] {
  return [...opened.value.values()].flatMap((each) => ('work' in each ? [each.work] : []));
}

function CaseTabs({ work }: { readonly work: CaseWork }) {
  const { id, cases } = useView();
  const { slug, title, isRehearsal } = work.view;
  if (isRehearsal || cases.length < 2) return <span class="case-title">{title}</span>;
  return (
    <nav class="tabs" aria-label="Cases">
      {cases.map((each) => (
        <a
          key={each.slug}
          class="tab"
          href={`/solve/${id}/cases/${each.slug}`}
          aria-current={each.slug === slug ? 'page' : undefined}
        >
          {each.title}
        </a>
      ))}
    </nav>
  );
}

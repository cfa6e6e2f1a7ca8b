import { useEffect, useState } from 'preact/hooks';
import { lazy } from '../../../design/parts/lazy.tsx';
import { Tabs } from '../../../design/parts/tabs.tsx';
import { DraftStatus } from '../../../draft/draft-status.tsx';
import { CaseMenu } from './case-menu.tsx';
import { Conflict } from './conflict.tsx';
import type { FolderWork } from './folder-work.ts';
import { ShortcutsDialog } from './shortcuts-dialog.tsx';
import { useCaseKeys } from './use-case-keys.ts';
import { VersionButton } from './version-button.tsx';
import { WriteView } from './write-view.tsx';
import '../case-head.css';
import './case.css';

const CheckView = lazy(
  async () => (await import('../check/check-view.tsx')).CheckView,
  <p class="page soft">Loading…</p>,
);

export type CaseView = 'write' | 'check';

/** A case, to be written and to be checked. Which of the two is shown, the address says, so that it can be gone back. */
export function CaseEditor({ work }: { readonly work: FolderWork }) {
  const [view, setView] = useState<CaseView>(viewOf);
  const [asksForKeys, setAsksForKeys] = useState(false);
  useEffect(() => {
    const follow = () => setView(viewOf());
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, []);
  const show = (next: CaseView) => {
    if (next === viewOf()) return;
    history.pushState(null, '', next === 'check' ? '#check' : location.pathname);
    setView(next);
  };
  const check = () => {
    show('check');
    void work.startCheck();
  };
  const goTo = (where: string) => {
    show('write');
    work.goTo(where);
  };
  useCaseKeys(work, check, () => setAsksForKeys(true));
  const title = work.title.value;
  useEffect(() => {
    document.title = `minicase: ${title}`;
  }, [title]);
  const status = work.status.value;
  return (
    <div class="case-page">
      <header class="case-head">
        <h1>{title}</h1>
        <Tabs
          label="What is shown"
          tabs={[
            { id: 'write', label: 'Write' },
            { id: 'check', label: <CheckTab work={work} /> },
          ]}
          selected={view}
          controls={`case-${view}`}
          onSelect={show}
        />
        <span class="grow" />
        <DraftStatus status={status} />
        <button
          type="button"
          class={work.isProven.value ? 'button tiny' : 'button tiny primary'}
          aria-disabled={work.isChecking.value}
          onClick={check}
        >
          Check
        </button>
        <VersionButton work={work} />
        <CaseMenu work={work} onKeys={() => setAsksForKeys(true)} />
      </header>
      <WriteView work={work} isShown={view === 'write'} />
      {view === 'check' ? <CheckView work={work} onGoTo={goTo} /> : null}
      {status.kind === 'conflict' ? <Conflict work={work} theirs={status.theirs} /> : null}
      {asksForKeys ? <ShortcutsDialog onClose={() => setAsksForKeys(false)} /> : null}
    </div>
  );
}

function viewOf(): CaseView {
  return location.hash === '#check' ? 'check' : 'write';
}

function CheckTab({ work }: { readonly work: FolderWork }) {
  const check = work.check.value;
  if (work.isChecking.value) return <>Check …</>;
  if (check?.state !== 'done') return <>Check</>;
  if (!work.isCheckCurrent.value) return <>Check (older)</>;
  return check.isGreen === true ? <span class="good">Check ✓</span> : <span class="bad">Check ✗</span>;
}

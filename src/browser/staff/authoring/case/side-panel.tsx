import { useState } from 'preact/hooks';
import { lazy } from '../../../design/parts/lazy.tsx';
import { Tabs } from '../../../design/parts/tabs.tsx';
import { caseGuide } from './case-guide.ts';
import type { FolderWork } from './folder-work.ts';

const MarkdownView = lazy(
  async () => (await import('../../../markdown/markdown-view.tsx')).MarkdownView,
  <p class="soft">Loading…</p>,
);

const TABS = [
  { id: 'guide', label: 'Guide' },
  { id: 'preview', label: 'Preview' },
] as const;

/** What is still to do, and what the open text will look like. */
export function SidePanel({ work }: { readonly work: FolderWork }) {
  const [tab, setTab] = useState<'guide' | 'preview'>('guide');
  const path = work.openPath.value;
  const markdown = path.endsWith('.md') ? path : 'statement.md';
  const text = work.files.value.find((file) => file.path === markdown)?.content ?? '';
  return (
    <section class="case-side" id="case-side" aria-label="Guide and preview">
      <Tabs label="Help" tabs={TABS} selected={tab} controls="side-panel" onSelect={setTab} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <div class="side-body" id="side-panel" role="tabpanel" aria-label={tab} tabIndex={0}>
        {tab === 'guide' ? (
          <Guide work={work} />
        ) : (
          <>
            <p class="small soft">{markdown}, as it will be read</p>
            <MarkdownView markdown={text} />
          </>
        )}
      </div>
    </section>
  );
}

function Guide({ work }: { readonly work: FolderWork }) {
  const proof = { isChecked: work.isProven.value, hasVersion: work.version.value !== null && work.isSaved.value };
  const steps = caseGuide(work.files.value, work.problems.value, proof);
  const next = steps.find(({ isDone }) => !isDone);
  return (
    <>
      <h2>To a case that may be published</h2>
      <p class="small soft">
        {steps.filter(({ isDone }) => isDone).length} of {steps.length} done
      </p>
      <ol class="guide">
        {steps.map(({ id, title, isDone, note, path }) => (
          <li key={id} class={isDone ? 'done' : id === next?.id ? 'next' : ''}>
            <span class={isDone ? 'mark good' : 'mark soft'} aria-hidden="true">
              {isDone ? '✓' : '○'}
            </span>
            <div>
              {path === undefined ? (
                <b>{title}</b>
              ) : (
                <button type="button" class="link" onClick={() => work.goTo(path)}>
                  <b>{title}</b>
                </button>
              )}
              <span class="visually-hidden">{isDone ? ', done' : ', to do'}</span>
              <p class="small">{note}</p>
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}

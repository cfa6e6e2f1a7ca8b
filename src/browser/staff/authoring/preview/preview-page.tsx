import { useEffect, useState } from 'preact/hooks';
import type { VersionSummary, VersionView } from '../../../../protocol/version-view.ts';
import { wordsFor } from '../../../api/problem.ts';
import { lazy } from '../../../design/parts/lazy.tsx';
import { Tabs } from '../../../design/parts/tabs.tsx';
import { preferences } from '../../../editor/preferences.ts';
import { describeOutcome, describeRun } from '../../../run/describe-run.ts';
import { isOver } from '../../../run/run.ts';
import { RunView } from '../../../run/run-view.tsx';
import { listVersions, readVersion } from '../../api/authoring-client.ts';
import { Failure } from '../../parts/failure.tsx';
import type { SignedInProps } from '../../signed-in.tsx';
import { PreviewWork } from './preview-work.ts';
import { PublishDialog } from './publish-dialog.tsx';
import { RejudgeBanner } from './rejudge-banner.tsx';
import '../case-head.css';
import './preview.css';

const CodeEditor = lazy(
  async () => (await import('../../../editor/code-editor.tsx')).CodeEditor,
  <p class="soft">Loading the editor…</p>,
);
const MarkdownView = lazy(
  async () => (await import('../../../markdown/markdown-view.tsx')).MarkdownView,
  <p class="soft">Loading…</p>,
);

type Opened = {
  readonly version: VersionView;
  readonly versions: readonly VersionSummary[];
  readonly work: PreviewWork;
};

/** A version as a candidate meets it, and the door through which it is published. */
export function PreviewPage({ params, person }: SignedInProps) {
  const slug = params['slug'] ?? '';
  const number = Number(params['number']);
  const [opened, setOpened] = useState<Opened | undefined>(undefined);
  const [failure, setFailure] = useState<string | undefined>(undefined);
  useEffect(() => {
    document.title = `minicase: preview of ${slug}, version ${number}`;
    Promise.all([readVersion(slug, number), listVersions(slug)]).then(
      ([version, versions]) =>
        setOpened({ version, versions, work: new PreviewWork(version, `preview: ${person.email}`) }),
      (error: unknown) => setFailure(wordsFor(error)),
    );
  }, [slug, number]);
  if (opened === undefined) {
    return (
      <div class="page" aria-busy={failure === undefined}>
        <h1>Preview</h1>
        <Failure words={failure} />
        {failure === undefined ? <p class="soft">Loading…</p> : null}
      </div>
    );
  }
  return (
    <Preview
      {...opened}
      person={person}
      onPublish={(version) => {
        setOpened({ ...opened, version });
      }}
    />
  );
}

const PANES = [
  { id: 'statement', label: 'Statement' },
  { id: 'code', label: 'Code' },
  { id: 'results', label: 'Results' },
] as const;

type PreviewProps = Opened & Pick<SignedInProps, 'person'> & { readonly onPublish: (version: VersionView) => void };

function Preview({ version, versions, work, person, onPublish }: PreviewProps) {
  const [asksToPublish, setAsksToPublish] = useState(false);
  const [isJustPublished, setJustPublished] = useState(false);
  const { challenge, number, state, check, manifest, model } = version;
  const isDraft = state === 'draft';
  const before = versions.find((each) => each.state === 'published' && each.number !== number);
  const pane = work.pane.value;
  return (
    <div class="preview">
      <header class="case-head">
        <h1>{manifest.title}</h1>
        <span class={isDraft ? 'badge warn' : 'badge'}>
          version {number}
          {isDraft ? ', a draft' : ''}
        </span>
        <span class="grow" />
        <a class="button tiny" href={`/cases/${challenge}`}>
          Edit
        </a>
        <a class="button tiny" href={`/challenges/${challenge}/versions/${number}`}>
          What it changes
        </a>
        {isDraft ? (
          <button
            type="button"
            class="button tiny primary"
            disabled={check?.isGreen !== true}
            title={check?.isGreen === true ? undefined : 'It takes a green check'}
            onClick={() => setAsksToPublish(true)}
          >
            Publish…
          </button>
        ) : null}
      </header>
      <section aria-label="Notices">
        {isJustPublished ? (
          <RejudgeBanner slug={challenge} number={number} before={before} person={person} />
        ) : (
          <div class="banner">
            <p class="small">
              This is what candidates see.{' '}
              {isDraft
                ? 'It is a draft: nothing that you run here counts.'
                : 'It is published: samples may be run here, and nothing is submitted.'}
            </p>
          </div>
        )}
      </section>
      <div class="preview-panes" data-pane={pane}>
        <div class="preview-tabs">
          <Tabs
            label="Parts of the preview"
            tabs={PANES}
            selected={pane}
            controls={`preview-${pane}`}
            onSelect={(next) => {
              work.pane.value = next;
            }}
          />
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
        <section class="preview-statement" id="preview-statement" aria-label="Statement" tabIndex={0}>
          <MarkdownView markdown={version.statement} />
        </section>
        <section
          class="editor"
          id="preview-code"
          aria-label="Code"
          style={{ '--editor-size': `${preferences.value.fontSize}px` }}
        >
          <div class="editor-head">
            <select
              class="input inline"
              aria-label="File"
              value={work.openPath.value}
              onChange={({ currentTarget }) => {
                work.openPath.value = currentTarget.value;
              }}
            >
              {[...work.files.value, ...work.readOnlyFiles].map(({ path }) => (
                <option key={path} value={path}>
                  {path}
                </option>
              ))}
            </select>
            {work.isReadOnly(work.openPath.value) ? <span class="badge">read only</span> : null}
            <span class="grow" />
            {model === null ? null : (
              <button type="button" class="button tiny" onClick={() => work.takeModel()}>
                Take the model solution
              </button>
            )}
          </div>
          <div class="editor-body">
            <CodeEditor work={work} />
          </div>
        </section>
        <RunBar work={work} isDraft={isDraft} />
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
        <section class="preview-results" id="preview-results" aria-label="Results" tabIndex={0}>
          <RunView run={work.run.value} />
        </section>
      </div>
      {asksToPublish ? (
        <PublishDialog
          version={version}
          person={person}
          onClose={() => setAsksToPublish(false)}
          onPublish={(published) => {
            setAsksToPublish(false);
            setJustPublished(true);
            onPublish(published);
          }}
        />
      ) : null}
    </div>
  );
}

function RunBar({ work, isDraft }: { readonly work: PreviewWork; readonly isDraft: boolean }) {
  const run = work.run.value;
  const isBusy = work.isRunning.value;
  return (
    <div class="run-bar">
      <button type="button" class="button" aria-disabled={isBusy} onClick={() => void work.start('sample')}>
        <span aria-hidden="true">▶</span> Run samples
      </button>
      {isDraft ? (
        <button
          type="button"
          class="button primary"
          aria-disabled={isBusy}
          onClick={() => void work.start('submission')}
        >
          Submit as a trial
        </button>
      ) : null}
      <span class="grow" />
      <span class="small run-status">
        {run === undefined ? '' : isOver(run) ? describeOutcome(run) : describeRun(run)}
      </span>
    </div>
  );
}

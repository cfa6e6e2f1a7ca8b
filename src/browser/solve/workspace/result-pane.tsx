import { Tabs } from '../../design/parts/tabs.tsx';
import { RunView } from '../../run/run-view.tsx';
import { HistoryView } from '../run/history-view.tsx';
import type { CaseWork } from './case-work.ts';

/** What came of running and submitting: now, and before. */
export function ResultPane({ work }: { readonly work: CaseWork }) {
  const panel = work.panel.value;
  const count = work.history.value?.length ?? 0;
  const output = work.run.value?.submission?.judging.output ?? '';
  return (
    <section class="pane results" id="pane-results" aria-label="Results">
      <Tabs
        label="Results"
        tabs={[
          { id: 'results', label: 'Results' },
          { id: 'console', label: output === '' ? 'Console' : 'Console •' },
          { id: 'history', label: count === 0 ? 'History' : `History (${count})` },
        ]}
        selected={panel}
        controls="panel"
        onSelect={(id) => {
          work.panel.value = id;
        }}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <div class="panel" id="panel" role="tabpanel" aria-label={panel} tabIndex={0}>
        {panel === 'results' ? <RunView run={work.run.value} /> : null}
        {panel === 'console' ? <Console output={work.run.value?.submission?.judging.output ?? null} /> : null}
        {panel === 'history' ? <HistoryView work={work} /> : null}
      </div>
    </section>
  );
}

function Console({ output }: { readonly output: string | null }) {
  if (output === null || output === '') {
    return (
      <div class="empty">
        <p>
          {output === ''
            ? 'Your program wrote nothing to its console.'
            : 'What your program writes to its console is shown here when you run the samples.'}
        </p>
      </div>
    );
  }
  return <pre class="console">{output}</pre>;
}

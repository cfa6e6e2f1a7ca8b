import { Splitter } from '../../design/parts/splitter.tsx';
import { Tabs } from '../../design/parts/tabs.tsx';
import { preferences, setPreference } from '../../editor/preferences.ts';
import type { CaseWork } from './case-work.ts';
import { CodePane } from './code-pane.tsx';
import { ResultPane } from './result-pane.tsx';
import { RunBar } from './run-bar.tsx';
import { StatementPane } from './statement-pane.tsx';

const PANES = [
  { id: 'statement', label: 'Statement' },
  { id: 'code', label: 'Code' },
  { id: 'results', label: 'Results' },
] as const;

/** Statement, code and results: beside each other where there is room, one at a time where there is not. */
export function Panes({ work }: { readonly work: CaseWork }) {
  const { statementPercent, editorPercent } = preferences.value;
  const sizes = { '--statement': `${statementPercent}%`, '--editor': `${editorPercent}%` };
  return (
    <main class="panes" id="content" tabIndex={-1} data-pane={work.pane.value} style={sizes}>
      <h1 class="visually-hidden">{work.view.title}</h1>
      <div class="pane-tabs">
        <Tabs
          label="Parts of the workspace"
          tabs={PANES}
          selected={work.pane.value}
          controls={`pane-${work.pane.value}`}
          onSelect={(pane) => {
            work.pane.value = pane;
          }}
        />
      </div>
      <StatementPane work={work} />
      <Splitter
        label="Width of the statement"
        orientation="vertical"
        percent={statementPercent}
        controls="pane-statement"
        onChange={(percent) => setPreference('statementPercent', percent)}
      />
      <div class="work">
        <CodePane work={work} />
        <RunBar work={work} />
        <Splitter
          label="Height of the editor"
          orientation="horizontal"
          percent={editorPercent}
          controls="pane-code"
          onChange={(percent) => setPreference('editorPercent', percent)}
        />
        <ResultPane work={work} />
      </div>
    </main>
  );
}

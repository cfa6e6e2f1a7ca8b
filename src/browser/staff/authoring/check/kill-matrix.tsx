import { useMemo, useState } from 'preact/hooks';
import type { KillMatrix } from '../../../../protocol/check-report.ts';
import { counted } from '../../../app/counted.ts';
import { MatrixDetail } from './matrix-detail.tsx';
import { MatrixGrid } from './matrix-grid.tsx';
import { MatrixList } from './matrix-list.tsx';
import { filterRows, killRateWords, type MatrixFilter, matrixRows, ROW_STATES, type RowState } from './matrix-rows.ts';
import type { ReportProps } from './report-view.tsx';

type KillMatrixProps = ReportProps & { readonly matrix: KillMatrix };

const SMALLEST = 6;
const LARGEST = 26;

/** Which test notices which change to the model solution: as squares, or as a list. */
export function KillMatrixView({ report, matrix, onGoTo }: KillMatrixProps) {
  const rows = useMemo(() => matrixRows(report, matrix), [report, matrix]);
  const [filter, setFilter] = useState<MatrixFilter>({ state: 'all', file: '' });
  const [cell, setCell] = useState(12);
  const [isList, setList] = useState(false);
  const [chosen, choose] = useState<string | undefined>(rows[0]?.id);
  const shown = useMemo(() => filterRows(rows, filter), [rows, filter]);
  const files = [...new Set(rows.map(({ file }) => file))].sort();
  const count = (state: MatrixFilter['state']) => filterRows(rows, { state, file: filter.file }).length;
  const row = shown.find(({ id }) => id === chosen) ?? shown[0];
  return (
    <section aria-labelledby="matrix">
      <h2 id="matrix">Kill matrix</h2>
      <KillRate matrix={matrix} />
      <p class="small soft">
        Each row is a small change to the model solution, or an example that is wrong; each column a test. A square says
        that the test noticed. Groups behind the first that noticed a change were not run.
      </p>
      <div class="matrix-bar">
        <label class="choice">
          Show
          <select
            class="input inline"
            value={filter.state}
            onChange={({ currentTarget }) => {
              setFilter({ ...filter, state: currentTarget.value as MatrixFilter['state'] });
            }}
          >
            <option value="all">everything ({count('all')})</option>
            <option value="unnoticed">what no test noticed ({count('unnoticed')})</option>
            {(Object.keys(ROW_STATES) as RowState[])
              .filter((state) => rows.some((each) => each.state === state))
              .map((state) => (
                <option key={state} value={state}>
                  {ROW_STATES[state]} ({count(state)})
                </option>
              ))}
          </select>
        </label>
        <label class="choice">
          in
          <select
            class="input inline"
            aria-label="File"
            value={filter.file}
            onChange={({ currentTarget }) => setFilter({ ...filter, file: currentTarget.value })}
          >
            <option value="">all files</option>
            {files.map((file) => (
              <option key={file} value={file}>
                {file}
              </option>
            ))}
          </select>
        </label>
        <label class="choice">
          Zoom
          <input
            type="range"
            min={SMALLEST}
            max={LARGEST}
            value={cell}
            disabled={isList}
            onInput={({ currentTarget }) => setCell(Number(currentTarget.value))}
          />
        </label>
        <label class="choice">
          <input type="checkbox" checked={isList} onChange={({ currentTarget }) => setList(currentTarget.checked)} />
          As a list
        </label>
        <span class="small soft" role="status">
          {counted(shown.length, 'row')}
        </span>
      </div>
      {shown.length === 0 ? (
        <p class="empty">Nothing of that kind: every change was noticed there.</p>
      ) : isList ? (
        <MatrixList report={report} rows={shown} onGoTo={onGoTo} />
      ) : (
        <div class="matrix">
          <MatrixGrid report={report} rows={shown} cell={cell} chosen={row?.id} onChoose={choose} />
          {row === undefined ? null : <MatrixDetail report={report} row={row} onGoTo={onGoTo} />}
        </div>
      )}
    </section>
  );
}

/** The rate with its bounds, against what it has to be, as a bar and in words. */
function KillRate({ matrix }: { readonly matrix: KillMatrix }) {
  const { killRate, threshold, confidence } = matrix;
  const words = killRateWords(matrix);
  const [low, high] = confidence ?? [killRate, killRate];
  return (
    <div class="kill-rate">
      <svg viewBox="0 0 100 8" preserveAspectRatio="none" role="img" aria-label={words}>
        <rect class="room" width="100" height="8" />
        <rect class={killRate >= threshold ? 'rate good' : 'rate bad'} width={100 * killRate} height="8" />
        <rect class="bounds" x={100 * low} y="3" width={100 * (high - low)} height="2" />
        <line class="threshold" x1={100 * threshold} x2={100 * threshold} y1="0" y2="8" />
      </svg>
      <p>{words}</p>
    </div>
  );
}

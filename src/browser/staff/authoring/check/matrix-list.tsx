import { useState } from 'preact/hooks';
import { ChangedLines } from './matrix-detail.tsx';
import { type MatrixRow, ROW_STATES } from './matrix-rows.ts';
import type { ReportProps } from './report-view.tsx';

const AT_A_TIME = 50;

type MatrixListProps = ReportProps & { readonly rows: readonly MatrixRow[] };

/** The matrix in words: each change, whether it was noticed, and by which tests. */
export function MatrixList({ report: { cases }, rows, onGoTo }: MatrixListProps) {
  const [most, setMost] = useState(AT_A_TIME);
  const left = rows.length - most;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section class="scroll" aria-label="Kill matrix as a list" tabIndex={0}>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">Place</th>
              <th scope="col">State</th>
              <th scope="col">Change</th>
              <th scope="col">Noticed by</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, most).map(({ id, where, label, state, about, noticedBy, lines }) => (
              <tr key={id}>
                <th scope="row">
                  <button type="button" class="link where" onClick={() => onGoTo(where)}>
                    {label}
                  </button>
                </th>
                <td class={/^(survived|no-coverage)$/.test(state) ? 'bad' : undefined}>{ROW_STATES[state]}</td>
                <td>
                  {lines === undefined ? (
                    about
                  ) : (
                    <details>
                      <summary>{about}</summary>
                      <ChangedLines lines={lines} />
                    </details>
                  )}
                </td>
                <td>
                  {noticedBy.length === 0 ? (
                    'none'
                  ) : (
                    <details>
                      <summary>{noticedBy.length}</summary>
                      <ul class="small">
                        {noticedBy.map((place) => (
                          <li key={place}>
                            {cases[place]?.group}: {cases[place]?.title}
                          </li>
                        ))}
                      </ul>
                    </details>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {left > 0 ? (
        <button type="button" class="button" onClick={() => setMost(most + AT_A_TIME)}>
          Show {Math.min(left, AT_A_TIME)} more of {left}
        </button>
      ) : null}
    </>
  );
}

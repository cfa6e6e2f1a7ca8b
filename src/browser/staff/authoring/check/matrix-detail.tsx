import { type MatrixRow, ROW_STATES } from './matrix-rows.ts';
import type { ReportProps } from './report-view.tsx';

type MatrixDetailProps = ReportProps & { readonly row: MatrixRow };

const MOST_TESTS = 12;

/** The row that is pointed at: what was changed, and who noticed. */
export function MatrixDetail({ report: { cases }, row, onGoTo }: MatrixDetailProps) {
  const { where, state, about, noticedBy, lines, reason } = row;
  return (
    <section class="matrix-detail" aria-label="The chosen row">
      <p>
        <button type="button" class="link where" onClick={() => onGoTo(where)}>
          {where}
        </button>{' '}
        <span class={/^(survived|no-coverage)$/.test(state) ? 'badge bad' : 'badge'}>{ROW_STATES[state]}</span>
      </p>
      <p class="small as-written">{about}</p>
      {lines === undefined ? null : <ChangedLines lines={lines} />}
      {reason === undefined ? null : <p class="small">{reason}</p>}
      {noticedBy.length === 0 ? null : (
        <>
          <h3>Noticed by {noticedBy.length === 1 ? 'one test' : `${noticedBy.length} tests`}</h3>
          <ul class="small">
            {noticedBy.slice(0, MOST_TESTS).map((place) => (
              <li key={place}>
                {cases[place]?.group}: {cases[place]?.title}
              </li>
            ))}
          </ul>
          {noticedBy.length > MOST_TESTS ? <p class="small soft">And {noticedBy.length - MOST_TESTS} more.</p> : null}
        </>
      )}
    </section>
  );
}

/** The lines of the model, and what they became. */
export function ChangedLines({ lines }: { readonly lines: NonNullable<MatrixRow['lines']> }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <pre class="changed-lines" tabIndex={0}>
      <del>{withSign('−', lines.original)}</del>
      {'\n'}
      <ins>{withSign('+', lines.mutated)}</ins>
    </pre>
  );
}

function withSign(sign: string, text: string): string {
  return text.replace(/^/gm, `${sign} `);
}

import type { Category } from '../../../domain/category.ts';
import type { DecisionOutcome } from '../../../domain/decision.ts';
import type { BoardRow } from '../../../protocol/review/board-view.ts';
import { VERDICT_WORDS } from '../../run/describe-run.ts';
import { formatPoints } from '../participation/describe-score.ts';
import { PARTICIPATION_STATES } from '../participation/state-words.ts';
import { type ColumnId, nameOfRow, OUTCOME_WORDS } from './columns.ts';
import { formatWorkTime } from './format-work-time.ts';

const NOTHING = (
  <span class="soft" role="img" aria-label="none">
    –
  </span>
);

/** What stands in one cell of the board. */
export function BoardCell({ row, column }: { readonly row: BoardRow; readonly column: ColumnId }) {
  const { result, review, decision } = row;
  switch (column) {
    case 'place':
      return row.place;
    case 'candidate':
      return (
        <>
          <a tabIndex={-1} href={`/participations/${row.id}`} title={nameOfRow(row)}>
            {nameOfRow(row)}
          </a>
          {row.candidate === null ? null : <span class="small soft"> {row.alias}</span>}
        </>
      );
    case 'total':
      return result === null ? NOTHING : <Total result={result} />;
    case 'verdict':
      return <Outcome row={row} />;
    case 'time':
      return row.timeUsedMs === null ? NOTHING : formatWorkTime(row.timeUsedMs);
    case 'submissions':
      return (
        <>
          {row.submissions} <span class="soft small">+ {row.sampleRuns} runs</span>
        </>
      );
    case 'reviews':
      return (
        <>
          {review.final} {review.mine === 'none' ? null : <Mine isFinal={review.mine === 'final'} />}
          {review.isDisputed === true ? <span class="badge warn">disputed</span> : null}
        </>
      );
    case 'comments':
      return row.comments === 0 ? NOTHING : row.comments;
    case 'decision':
      return decision === null ? (
        NOTHING
      ) : (
        <>
          <ProposedOutcome outcome={decision.outcome} />
          {decision.state === 'superseded' ? null : (
            <span class="soft small" role="img" title={decision.state} aria-label={decision.state}>
              {DECISION_MARKS[decision.state]}
            </span>
          )}
        </>
      );
    default:
      return <CategoryScore score={result?.categories[column]} />;
  }
}

const DECISION_MARKS = { made: '✓', proposed: '…', returned: '↩' } as const;

/** What is proposed is kept from who has not marked the work. */
function ProposedOutcome({ outcome }: { readonly outcome: DecisionOutcome | null }) {
  if (outcome !== null) return <span class={`badge ${OUTCOME_TONES[outcome]}`}>{OUTCOME_WORDS[outcome]}</span>;
  return (
    <span class="badge" title="What is proposed is told once your own review is final">
      hidden
    </span>
  );
}

const OUTCOME_TONES = { invite: 'good', decline: 'bad', hold: 'warn' } as const;

function Mine({ isFinal }: { readonly isFinal: boolean }) {
  return (
    <span class="soft small" title={isFinal ? 'your review is final' : 'your review is begun'}>
      yours <span aria-hidden="true">{isFinal ? '✓' : '…'}</span>
      <span class="visually-hidden">{isFinal ? 'too' : 'is begun'}</span>{' '}
    </span>
  );
}

function Total({ result }: { readonly result: NonNullable<BoardRow['result']> }) {
  return (
    <>
      <b>{formatPoints(result.score)}</b>
      {result.error === null ? null : (
        <span class="soft small" title="standard error">
          {' '}
          ± {formatPoints(result.error)}
        </span>
      )}
      {result.isBorderline ? (
        <span class="warn" title="its processor time ended near the limit">
          {' '}
          <span aria-hidden="true">≈</span>
          <span class="visually-hidden">borderline</span>
        </span>
      ) : null}
    </>
  );
}

/** How it ended, or how far it is. */
function Outcome({ row: { result, state } }: { readonly row: BoardRow }) {
  if (result === null || state !== 'handed-in') {
    const { words, tone } = PARTICIPATION_STATES[state];
    return <span class={`badge ${tone}`}>{words}</span>;
  }
  const isAccepted = result.verdict === 'accepted';
  return (
    <span class={isAccepted ? 'badge good' : 'badge bad'}>
      <span aria-hidden="true">{isAccepted ? '✓ ' : '✗ '}</span>
      {VERDICT_WORDS[result.verdict]}
    </span>
  );
}

function CategoryScore({ score }: { readonly score: BoardScore | undefined }) {
  if (score === undefined) return NOTHING;
  return (
    <span class="level" style={{ backgroundSize: `${score}% 4px, 100% 4px` }}>
      {formatPoints(score)}
    </span>
  );
}

type BoardScore = NonNullable<BoardRow['result']>['categories'][Category];

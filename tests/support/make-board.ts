import { aliasAt } from '../../src/domain/alias.ts';
import type { Category } from '../../src/domain/category.ts';
import { ParticipationId } from '../../src/domain/participation.ts';
import { Board, type BoardRow } from '../../src/protocol/review/board-view.ts';

export const BOARD_CATEGORIES: readonly Category[] = [
  'correctness',
  'resilience',
  'performance',
  'security',
  'quality',
];

/** A board of as many candidates, the same each time: some at work or not there, most judged, some marked and decided. */
export function makeBoard(count: number): Board {
  const next = numbersFrom(count + 1);
  return Board.parse({
    challenge: { slug: 'order-sync', title: 'Order sync' },
    categories: [...BOARD_CATEGORIES],
    inviteLine: { score: 70, setBy: 'Rosa', setAt: '2026-11-28T10:00:00.000Z' },
    agreement: count < 5 ? null : { kappa: 0.71, participations: Math.min(count, 14) },
    rows: Array.from({ length: count }, (_, index) => makeRow(index, next)),
  });
}

/** The id of the row that `makeBoard` makes at an index. */
export function boardIdAt(index: number): ParticipationId {
  return ParticipationId.parse(`00000000-0000-4000-8000-${String(index).padStart(12, '0')}`);
}

function makeRow(index: number, next: () => number): unknown {
  const fate = next();
  const isJudged = fate > 0.12;
  const state: BoardRow['state'] = isJudged
    ? 'handed-in'
    : fate > 0.08
      ? 'working'
      : fate > 0.03
        ? 'invited'
        : 'missed';
  const level = 100 * Math.sqrt(next());
  const categories = Object.fromEntries(
    BOARD_CATEGORIES.map((category) => [category, Math.max(0, Math.min(100, Math.round(level + 40 * (next() - 0.5))))]),
  );
  const score = Object.values(categories).reduce((sum, each) => sum + each, 0) / BOARD_CATEGORIES.length;
  const reviews = isJudged ? Math.floor(3 * next()) : 0;
  const isMine = reviews > 0 && next() > 0.5;
  const decision = isJudged && next() > 0.6;
  return {
    id: boardIdAt(index),
    alias: aliasAt((index * 1_237) % 4_608),
    candidate: null,
    place: index + 1,
    state,
    result: isJudged
      ? {
          score: Math.round(10 * score) / 10,
          error: next() > 0.1 ? Math.round(60 * next()) / 10 : null,
          isBorderline: next() > 0.95,
          verdict: score > 97 ? 'accepted' : next() > 0.7 ? 'time-limit-exceeded' : 'wrong-answer',
          categories,
        }
      : null,
    submissions: isJudged ? 1 + Math.floor(6 * next()) : 0,
    sampleRuns: Math.floor(40 * next()),
    timeUsedMs: isJudged ? Math.round(60_000 * (20 + 70 * next())) : null,
    review: {
      mine: isMine ? 'final' : next() > 0.8 ? 'begun' : 'none',
      final: reviews,
      meanMark: isMine ? 3.5 : null,
      isDisputed: isMine ? reviews === 2 && next() > 0.6 : null,
    },
    comments: Math.floor(3 * next()),
    decision: decision
      ? { outcome: score > 70 ? 'invite' : score > 50 ? 'hold' : 'decline', state: next() > 0.5 ? 'made' : 'proposed' }
      : null,
  };
}

/** From 0 to 1, the same each time (mulberry32). */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

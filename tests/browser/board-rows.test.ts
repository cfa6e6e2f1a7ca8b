import fc from 'fast-check';
import { expect, test } from 'vitest';
import { actOfKey } from '../../src/browser/staff/board/board-keys.ts';
import { formatQuery, isFiltered, parseQuery, WHOLE_BOARD } from '../../src/browser/staff/board/board-query.ts';
import { columnsOf } from '../../src/browser/staff/board/columns.ts';
import { filterRows } from '../../src/browser/staff/board/filter-rows.ts';
import { NO_ROW_KEYS, nextKeys, rowsInSight, scrollToSee } from '../../src/browser/staff/board/row-window.ts';
import { sortRows } from '../../src/browser/staff/board/sort-rows.ts';
import { binScores, describeScores } from '../../src/browser/staff/board/totals.ts';
import type { BoardRow } from '../../src/protocol/review/board-view.ts';
import { BOARD_CATEGORIES, makeBoard } from '../support/make-board.ts';

const { rows } = makeBoard(200);
const columns = columnsOf(BOARD_CATEGORIES);
const by = (id: string, isDescending: boolean, of: readonly BoardRow[] = rows) => {
  const column = columns.find((each) => each.id === id);
  if (column === undefined) throw new Error(`there is no column '${id}'`);
  return sortRows(of, column, isDescending);
};

test.each(columns.map(({ id }) => id))('sorting by %s keeps everybody, and equals in the order of the reader', (id) => {
  const column = columns.find((each) => each.id === id);
  for (const isDescending of [false, true]) {
    const sorted = by(id, isDescending);
    expect(new Set(sorted)).toEqual(new Set(rows));
    for (const [index, row] of sorted.entries()) {
      const next = sorted[index + 1];
      if (next !== undefined && column?.orderBy(row) === column?.orderBy(next)) {
        expect(row.place).toBeLessThan(next.place);
      }
    }
  }
});

test('who has no total comes last, whichever way it is sorted', () => {
  const missing = rows.filter(({ result }) => result === null).length;
  expect(missing).toBeGreaterThan(0);
  for (const isDescending of [false, true]) {
    const sorted = by('total', isDescending);
    expect(sorted.slice(-missing).every(({ result }) => result === null)).toBe(true);
  }
  const scores = by('total', true).flatMap(({ result }) => result?.score ?? []);
  expect(scores).toEqual(scores.toSorted((a, b) => b - a));
});

test('aliases with a number go by the number', () => {
  const named = ['Teal Harbour 10', 'Teal Harbour 2', 'Teal Harbour'].map((alias, index) => ({ ...row(index), alias }));
  expect(by('candidate', false, named).map(({ alias }) => alias)).toEqual([
    'Teal Harbour',
    'Teal Harbour 2',
    'Teal Harbour 10',
  ]);
});

test('filters leave who fits all of them', () => {
  const query = { ...WHOLE_BOARD, isAbove: true, isUnread: true, least: { security: 60 } };
  const shown = filterRows(rows, query, 70);
  expect(shown.length).toBeGreaterThan(0);
  const fits = ({ result, review }: BoardRow) =>
    (result?.score ?? 0) >= 70 && review.mine !== 'final' && (result?.categories.security ?? 0) >= 60;
  expect(shown).toEqual(rows.filter(fits));
  expect(filterRows(rows, query, null)).toEqual([]);
});

test('undecided, decided and disputed rows are told apart', () => {
  const undecided = filterRows(rows, { ...WHOLE_BOARD, decision: 'none' }, null);
  const invited = filterRows(rows, { ...WHOLE_BOARD, decision: 'invite' }, null);
  expect(undecided.every(({ decision }) => decision === null)).toBe(true);
  expect(invited.every(({ decision }) => decision?.outcome === 'invite')).toBe(true);
  expect(undecided.length * invited.length).toBeGreaterThan(0);
  const disputed = filterRows(rows, { ...WHOLE_BOARD, isDisputed: true }, null);
  expect(disputed.every(({ review }) => review.isDisputed === true)).toBe(true);
});

test('names are found only where they are revealed', () => {
  const revealed = { id: 'ada@example.org', name: 'Ada Lovelace', portfolioUrl: null } as BoardRow['candidate'];
  const some = [{ ...row(0), candidate: revealed }, row(1)];
  expect(filterRows(some, { ...WHOLE_BOARD, text: ' lovelace' }, null)).toEqual([some[0]]);
  expect(filterRows(some, { ...WHOLE_BOARD, text: row(1).alias.toUpperCase() }, null)).toEqual([some[1]]);
});

test('an address says the same as the query that it was written from', () => {
  const query = fc.record({
    sort: fc.constantFrom(...columns.map(({ id }) => id)),
    isDescending: fc.boolean(),
    state: fc.constantFrom('', 'handed-in' as const, 'missed' as const),
    decision: fc.constantFrom('', 'none' as const, 'hold' as const),
    isAbove: fc.boolean(),
    isUnread: fc.boolean(),
    isDisputed: fc.boolean(),
    text: fc.string(),
    least: fc.constantFrom({}, { security: 50 }, { correctness: 1, quality: 99.5 }),
    picked: fc.array(fc.uuid(), { maxLength: 4 }),
  });
  fc.assert(
    fc.property(query, (each) => {
      expect(parseQuery(formatQuery(each), BOARD_CATEGORIES)).toEqual(each);
    }),
  );
  expect(formatQuery(WHOLE_BOARD)).toBe('');
});

test('what an address should not say is as if it did not', () => {
  const parsed = parseQuery(
    '?sort=-salary&state=asleep&decision=maybe&least-security=1e9&least-luck=5',
    BOARD_CATEGORIES,
  );
  expect(parsed).toEqual(WHOLE_BOARD);
  expect(isFiltered(parsed)).toBe(false);
});

test('keys move, open, pick and compare, and letters only where they are wanted', () => {
  const place = { at: 3, count: 5, pageRows: 10 };
  const press = (key: string, isOnRows = true, hasLetters = true, isModified = false) =>
    actOfKey({ key, isOnRows, hasLetters, isModified }, place);
  expect(press('ArrowDown')).toEqual({ kind: 'move', to: 4 });
  expect(press('PageDown')).toEqual({ kind: 'move', to: 4 });
  expect(press('PageUp')).toEqual({ kind: 'move', to: 0 });
  expect(press('End')).toEqual({ kind: 'move', to: 4 });
  expect(press('Enter')).toEqual({ kind: 'open' });
  expect(press(' ')).toEqual({ kind: 'pick' });
  expect(press('j', false)).toEqual({ kind: 'move', to: 4 });
  expect(press('c', false)).toEqual({ kind: 'compare' });
  expect(press('ArrowDown', false)).toBeUndefined();
  expect(press('Enter', false)).toBeUndefined();
  expect(press('j', true, false)).toBeUndefined();
  expect(press('c', true, true, true)).toBeUndefined();
});

test('every total is in one bar, and the words say how they are spread', () => {
  expect(binScores([0, 4.9, 5, 95, 100]).flatMap(({ from, count }) => (count > 0 ? [[from, count]] : []))).toEqual([
    [0, 2],
    [5, 1],
    [95, 2],
  ]);
  const scores = rows.flatMap(({ result }) => result?.score ?? []);
  expect(binScores(scores).reduce((sum, { count }) => sum + count, 0)).toBe(scores.length);
  expect(describeScores([])).toBe('Nobody was judged yet.');
  expect(describeScores([50, 70.25])).toBe(
    '2 were judged: the median is 60.1 points, the lowest 50, the highest 70.3.',
  );
});

function row(index: number): BoardRow {
  const found = rows[index];
  if (found === undefined) throw new Error(`there is no row ${index}`);
  return found;
}

const places = { count: 100, rowPx: 40, headPx: 30 };

test('only rows in sight are drawn, and a few around them', () => {
  expect(rowsInSight(places, 0, 400)).toEqual({ first: 0, end: 14 });
  expect(rowsInSight(places, 1_000, 400)).toEqual({ first: 21, end: 39 });
  expect(rowsInSight(places, 3_600, 400)).toEqual({ first: 86, end: 100 });
  expect(rowsInSight({ ...places, count: 0 }, 0, 400)).toEqual({ first: 0, end: 0 });
});

test('one scrolls no farther than it takes to see a row whole, below the head', () => {
  expect(scrollToSee(places, 3, 0, 430)).toBe(0);
  expect(scrollToSee(places, 3, 200, 430)).toBe(120);
  expect(scrollToSee(places, 20, 0, 430)).toBe(440);
});

test('rows that stay in sight keep their elements, and a thrown list uses those that are there', () => {
  const shown = nextKeys(NO_ROW_KEYS, { first: 0, end: 3 });
  expect(shown.keys).toEqual([0, 1, 2]);
  const on = nextKeys(shown, { first: 1, end: 5 });
  expect(on.keys).toEqual([1, 2, 3, 4]);
  const back = nextKeys(on, { first: 0, end: 3 });
  expect(back.keys).toEqual([5, 1, 2]);
  expect(nextKeys(back, { first: 50, end: 54 }).keys).toEqual([5, 1, 2, 6]);
});

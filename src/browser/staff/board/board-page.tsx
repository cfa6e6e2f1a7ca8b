import { useComputed, useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Board, BoardRow, Revealed } from '../../../protocol/review/board-view.ts';
import { counted } from '../../app/counted.ts';
import { announce } from '../../design/parts/announcer.tsx';
import { toast } from '../../design/parts/toasts.tsx';
import { readBoard } from '../api/participation-client.ts';
import { Failure } from '../parts/failure.tsx';
import { RevealDialog } from '../parts/reveal-dialog.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import type { SignedInProps } from '../signed-in.tsx';
import { Agreement } from './agreement.tsx';
import { BoardFilters, withoutFilters } from './board-filters.tsx';
import { BoardGrid } from './board-grid.tsx';
import { formatQuery, isFiltered, parseQuery } from './board-query.ts';
import { type ColumnId, columnsOf } from './columns.ts';
import { Distribution } from './distribution.tsx';
import { ExportDialog } from './export-dialog.tsx';
import { filterRows } from './filter-rows.ts';
import { InviteLine } from './invite-line.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { PickedBar } from './picked-bar.tsx';
import { sortRows } from './sort-rows.ts';
import { useLayout } from './use-layout.ts';
import './board.css';

/** Everybody's work on one challenge, side by side. */
export function BoardPage({ params }: SignedInProps) {
  const slug = params['slug'] ?? '';
  const { value: board, failure, reload } = useLoaded(() => readBoard(slug));
  useEffect(() => {
    document.title = board === undefined ? 'minicase: board' : `minicase: board of ${board.challenge.title}`;
  }, [board]);
  if (board !== undefined) return <LoadedBoard board={board} reload={reload} />;
  return failure === undefined ? (
    <div aria-busy="true">
      <h1>Board</h1>
      <div class="skeleton board-waiting" />
    </div>
  ) : (
    <>
      <h1>Board</h1>
      <Failure words={failure} />
      <button type="button" class="button" onClick={() => void reload()}>
        Try again
      </button>
    </>
  );
}

type LoadedBoardProps = { readonly board: Board; readonly reload: () => Promise<void> };

function LoadedBoard({ board, reload }: LoadedBoardProps) {
  const { challenge, categories, inviteLine, agreement } = board;
  const [dialog, setDialog] = useState<'keys' | 'reveal' | 'export' | undefined>(undefined);
  const [revealed, setRevealed] = useState<ReadonlyMap<string, Revealed['revealed'][number]['candidate']>>(new Map());
  const [line, setLine] = useState(inviteLine?.score ?? null);
  const [query, setQuery] = useState(() => parseQuery(location.search, categories));
  const search = useRef<HTMLInputElement>(null);
  const looked = useSignal<string | undefined>(undefined);
  const layout = useLayout();
  useEffect(() => setLine(inviteLine?.score ?? null), [inviteLine]);
  useEffect(() => history.replaceState(null, '', location.pathname + formatQuery(query)), [query]);

  const allColumns = useMemo(() => columnsOf(categories), [categories]);
  const columns = useMemo(() => allColumns.filter(({ id }) => !layout.hidden.has(id)), [allColumns, layout]);
  const rows = useMemo(
    () => board.rows.map((row) => ({ ...row, candidate: revealed.get(row.id) ?? row.candidate })),
    [board, revealed],
  );
  const byId = useMemo(() => new Map(rows.map((row) => [row.id as string, row])), [rows]);
  const sorted = useMemo(() => {
    const column = allColumns.find(({ id }) => id === query.sort);
    return column === undefined ? rows : sortRows(rows, column, query.isDescending);
  }, [rows, query.sort, query.isDescending, allColumns]);
  const { state, decision, isAbove, isUnread, isDisputed, text, least } = query;
  const lowest = isAbove ? line : null;
  // Neither a pick nor a move of the line, where that is no filter, is a reason to look through them all.
  const shown = useMemo(
    () => filterRows(sorted, query, lowest),
    [sorted, state, decision, isAbove, isUnread, isDisputed, text, least, lowest],
  );
  const picked = query.picked.flatMap((id) => byId.get(id) ?? []);
  const rowsById = useSignal(byId);
  const pickedIds = useSignal(query.picked);
  rowsById.value = byId;
  pickedIds.value = query.picked;
  const marked = useComputed(() => markedRows(rowsById.value, pickedIds.value, looked.value));
  useEffect(() => announce(`${counted(shown.length, 'candidate')} shown.`), [shown.length]);

  const pick = (id: string) => {
    const isPicked = query.picked.includes(id);
    setQuery({ ...query, picked: isPicked ? query.picked.filter((each) => each !== id) : [...query.picked, id] });
    announce(isPicked ? 'Not picked any more.' : `Picked: ${query.picked.length + 1} in all.`);
  };
  const sort = (id: ColumnId) => {
    const isSame = query.sort === id;
    const { startsDescending = false } = allColumns.find((column) => column.id === id) ?? {};
    setQuery({ ...query, sort: id, isDescending: isSame ? !query.isDescending : startsDescending });
  };
  const compare = () => {
    if (picked.length < 2 || picked.length > 4) toast('Pick two to four candidates to compare them.');
    else location.assign(`/challenges/${challenge.slug}/compare?with=${picked.map(({ id }) => id).join(',')}`);
  };
  const { hasNames, judged, decided } = useMemo(() => countRows(rows), [rows]);
  return (
    <>
      <div class="list-head">
        <h1>
          {challenge.title} <span class="soft">board</span>
        </h1>
        <button type="button" class="button" onClick={() => setDialog('export')}>
          Export…
        </button>
        <button type="button" class="button" onClick={() => setDialog('keys')}>
          Keys
        </button>
      </div>
      <p class="soft">
        {counted(rows.length, 'candidate')}, {judged} judged, {decided} decided.{' '}
        {hasNames
          ? 'Names that were revealed to you are shown; all others are hidden.'
          : 'Blind: names are hidden, and the order is your own, by chance.'}
      </p>
      {rows.length === 0 ? (
        <div class="empty card">
          <p>Nobody is invited to this challenge yet.</p>
          <a class="button primary" href="/invitations">
            Invite somebody
          </a>
        </div>
      ) : (
        <>
          <section class="card board-spread" aria-labelledby="spread">
            <h2 id="spread">
              Totals <span class="soft small">how many candidates have how many points</span>
            </h2>
            {judged === 0 ? (
              <p class="distribution soft">
                Nobody was judged yet: there is nothing to compare until somebody submits.
              </p>
            ) : (
              <Distribution rows={rows} line={line} onLine={setLine} marked={marked} />
            )}
            <InviteLine slug={challenge.slug} kept={inviteLine} line={line} onLine={setLine} onKept={reload} />
            <Agreement agreement={agreement} />
          </section>
          <section aria-labelledby="candidates">
            <h2 id="candidates" class="visually-hidden">
              Candidates
            </h2>
            <BoardFilters
              query={query}
              onQuery={setQuery}
              categories={categories}
              columns={allColumns}
              hasLine={line !== null}
              isOpen={layout.kind === 'table'}
              search={search}
            />
            <PickedBar
              picked={picked}
              shown={shown.length}
              all={rows.length}
              isFiltered={isFiltered(query)}
              onAll={() => setQuery(withoutFilters(query))}
              onPickShown={() => setQuery({ ...query, picked: shown.map(({ id }) => id) })}
              onPickNone={() => setQuery({ ...query, picked: [] })}
              onCompare={compare}
              onReveal={() => setDialog('reveal')}
            />
            {shown.length === 0 ? (
              <div class="empty card">
                <p>Nobody fits the filters.</p>
                <button type="button" class="button" onClick={() => setQuery(withoutFilters(query))}>
                  Show everybody
                </button>
              </div>
            ) : (
              <BoardGrid
                rows={shown}
                columns={columns}
                layout={layout}
                query={query}
                looked={looked}
                onSort={sort}
                onPick={pick}
                onAct={(act) => {
                  if (act === 'compare') compare();
                  else if (act === 'search') search.current?.focus();
                  else setDialog('keys');
                }}
              />
            )}
          </section>
        </>
      )}
      {dialog === 'keys' ? <KeysDialog onClose={() => setDialog(undefined)} /> : null}
      {dialog === 'export' ? <ExportDialog slug={challenge.slug} onClose={() => setDialog(undefined)} /> : null}
      {dialog === 'reveal' ? (
        <RevealDialog
          slug={challenge.slug}
          rows={picked.filter(({ candidate }) => candidate === null)}
          onRevealed={(now) => {
            setRevealed(
              new Map([...revealed, ...now.map((each) => [each.participation as string, each.candidate] as const)]),
            );
            toast(
              now.length === 1 ? 'The name is revealed to you.' : `${now.length} names are revealed to you.`,
              'good',
            );
          }}
          onClose={() => setDialog(undefined)}
        />
      ) : null}
    </>
  );
}

function countRows(rows: readonly BoardRow[]) {
  return {
    hasNames: rows.some(({ candidate }) => candidate !== null),
    judged: rows.filter(({ result }) => result !== null).length,
    decided: rows.filter(({ decision }) => decision?.state === 'made').length,
  };
}

const MARKED_AT_MOST = 4;

function markedRows(
  rows: ReadonlyMap<string, BoardRow>,
  picked: readonly string[],
  looked: string | undefined,
): readonly BoardRow[] {
  const ids = new Set([...(looked === undefined ? [] : [looked]), ...picked.slice(0, MARKED_AT_MOST)]);
  return [...ids].flatMap((id) => rows.get(id) ?? []);
}

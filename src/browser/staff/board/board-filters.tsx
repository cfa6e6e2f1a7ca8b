import type { RefObject } from 'preact';
import type { Category } from '../../../domain/category.ts';
import { capitalised } from '../../app/capitalised.ts';
import { PARTICIPATION_STATES } from '../participation/state-words.ts';
import { type BoardQuery, isFiltered, WHOLE_BOARD } from './board-query.ts';
import { type Column, OUTCOME_WORDS } from './columns.ts';

type BoardFiltersProps = {
  readonly query: BoardQuery;
  readonly onQuery: (query: BoardQuery) => void;
  readonly categories: readonly Category[];
  readonly columns: readonly Column[];
  /** Whether there is an invite line. */
  readonly hasLine: boolean;
  readonly isOpen: boolean;
  readonly search: RefObject<HTMLInputElement | null>;
};

/** Who is shown, and, where there are no columns to press on, in which order. */
export function BoardFilters(props: BoardFiltersProps) {
  const { query, onQuery, categories, columns, hasLine, isOpen, search } = props;
  const change = (changed: Partial<BoardQuery>) => onQuery({ ...query, ...changed });
  const demand = (category: Category, text: string) => {
    const { [category]: _, ...others } = query.least;
    const value = Number(text);
    change({ least: value > 0 && value <= 100 ? { ...others, [category]: value } : others });
  };
  return (
    <div class="board-filters">
      <div class="actions">
        <input
          ref={search}
          class="input"
          type="search"
          aria-label="Search candidates"
          placeholder="Search"
          value={query.text}
          onInput={(event) => change({ text: event.currentTarget.value })}
        />
        <span class="sort-choice">
          <label>
            Sort by{' '}
            <select
              class="input inline"
              value={query.sort}
              onChange={(event) => {
                const column = columns.find(({ id }) => id === event.currentTarget.value);
                if (column !== undefined) change({ sort: column.id, isDescending: column.startsDescending });
              }}
            >
              {columns.map(({ id, label }) => (
                <option key={id} value={id}>
                  {label}
                </option>
              ))}
            </select>
          </label>
          <button
            type="button"
            class="button icon tiny"
            aria-label={query.isDescending ? 'The most first' : 'The least first'}
            onClick={() => change({ isDescending: !query.isDescending })}
          >
            {query.isDescending ? '▼' : '▲'}
          </button>
        </span>
      </div>
      <details open={isOpen || isFiltered({ ...query, text: '' })}>
        <summary>Filters</summary>
        <div class="filter-fields">
          <label>
            <span>State</span>
            <select
              class="input inline"
              value={query.state}
              onChange={(event) => change({ state: event.currentTarget.value as BoardQuery['state'] })}
            >
              <option value="">all</option>
              {Object.entries(PARTICIPATION_STATES).map(([state, { words }]) => (
                <option key={state} value={state}>
                  {words}
                </option>
              ))}
            </select>
          </label>
          <label>
            <span>Decision</span>
            <select
              class="input inline"
              value={query.decision}
              onChange={(event) => change({ decision: event.currentTarget.value as BoardQuery['decision'] })}
            >
              <option value="">any or none</option>
              <option value="none">none yet</option>
              {Object.entries(OUTCOME_WORDS).map(([outcome, words]) => (
                <option key={outcome} value={outcome}>
                  {words}
                </option>
              ))}
            </select>
          </label>
          <Choice
            label="At or above the line"
            isOn={query.isAbove}
            isDisabled={!hasLine && !query.isAbove}
            onChange={(isAbove) => change({ isAbove })}
          />
          <Choice label="Not reviewed by me" isOn={query.isUnread} onChange={(isUnread) => change({ isUnread })} />
          <Choice label="Disputed" isOn={query.isDisputed} onChange={(isDisputed) => change({ isDisputed })} />
          <fieldset class="least">
            <legend class="small">At least</legend>
            {categories.map((category) => (
              <label key={category} class="small">
                <span>{capitalised(category)}</span>
                <input
                  class="input inline number"
                  type="number"
                  min={0}
                  max={100}
                  value={query.least[category] ?? ''}
                  onInput={(event) => demand(category, event.currentTarget.value)}
                />
              </label>
            ))}
          </fieldset>
        </div>
      </details>
    </div>
  );
}

/** The same order and picks, and everybody. */
export function withoutFilters({ sort, isDescending, picked }: BoardQuery): BoardQuery {
  return { ...WHOLE_BOARD, sort, isDescending, picked };
}

type ChoiceProps = {
  readonly label: string;
  readonly isOn: boolean;
  readonly isDisabled?: boolean;
  readonly onChange: (isOn: boolean) => void;
};

function Choice({ label, isOn, isDisabled = false, onChange }: ChoiceProps) {
  return (
    <label class="choice">
      <input
        type="checkbox"
        checked={isOn}
        disabled={isDisabled}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      {label}
    </label>
  );
}

import type { BoardRow } from '../../../protocol/review/board-view.ts';

type PickedBarProps = {
  readonly picked: readonly BoardRow[];
  readonly shown: number;
  readonly all: number;
  readonly isFiltered: boolean;
  readonly onAll: () => void;
  readonly onPickShown: () => void;
  readonly onPickNone: () => void;
  readonly onCompare: () => void;
  readonly onReveal: () => void;
};

/** How many are shown, and what can be done with those that are picked. */
export function PickedBar(props: PickedBarProps) {
  const { picked, shown, all, isFiltered, onAll, onPickShown, onPickNone, onCompare, onReveal } = props;
  const canCompare = picked.length >= 2 && picked.length <= 4;
  const hidden = picked.filter(({ candidate }) => candidate === null).length;
  return (
    <div class="picked-bar actions">
      <span class="small">{shown === all ? `${all} shown` : `${shown} of ${all} shown`}</span>
      {isFiltered ? (
        <button type="button" class="button tiny" onClick={onAll}>
          Clear filters
        </button>
      ) : null}
      <span class="grow" />
      <span class="small">{picked.length === 0 ? 'Nobody is picked' : `${picked.length} picked`}</span>
      {picked.length === 0 ? (
        <button type="button" class="button tiny" disabled={shown === 0} onClick={onPickShown}>
          Pick all shown
        </button>
      ) : (
        <button type="button" class="button tiny" onClick={onPickNone}>
          Pick none
        </button>
      )}
      <button
        type="button"
        class="button tiny"
        disabled={hidden === 0}
        title={hidden === 0 ? 'Pick candidates whose names are hidden' : undefined}
        onClick={onReveal}
      >
        Reveal names…
      </button>
      <button
        type="button"
        class={canCompare ? 'button tiny primary' : 'button tiny'}
        aria-disabled={!canCompare}
        title={canCompare ? undefined : 'Pick two to four candidates'}
        onClick={onCompare}
      >
        Compare
      </button>
    </div>
  );
}

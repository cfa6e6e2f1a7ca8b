import type { ComponentChildren } from 'preact';
import type { Loaded } from '../parts/use-loaded.ts';

type WhenLoadedProps<T> = {
  readonly loaded: Loaded<T>;
  readonly children: (value: T) => ComponentChildren;
};

/** What the server said, or that it is still awaited, or that it did not come, and a way to ask again. */
export function WhenLoaded<T>({ loaded: { value, failure, reload }, children }: WhenLoadedProps<T>) {
  if (failure !== undefined && value === undefined) {
    return (
      <div class="banner bad" role="alert">
        <p>{failure}</p>
        <button type="button" class="button" onClick={() => void reload()}>
          Try again
        </button>
      </div>
    );
  }
  return value === undefined ? <PartWaiting /> : children(value);
}

export function PartWaiting() {
  return (
    <div aria-busy="true">
      <p class="visually-hidden">Loading…</p>
      <div class="skeleton part-waiting" />
    </div>
  );
}

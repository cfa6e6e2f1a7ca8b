import { mapClear, mapDelete, mapForEach, mapGet, mapSet, mapSize } from './intrinsics.isolate.ts';

export type Timer = {
  readonly id: number;
  readonly callback: (...args: unknown[]) => unknown;
  readonly args: readonly unknown[];
  readonly delayMs: number;
  readonly isRepeating: boolean;
  dueAt: number;
  /** Where it stands among those that are due at the same time: by when it was set, on either side. */
  order: number;
};

/** Timers by when they are due: a binary heap, in which those that were cancelled are left until they come up. */
export function createTimerQueue() {
  const live = new Map<number, Timer>();
  let heap: { readonly timer: Timer; readonly dueAt: number; readonly order: number }[] = [];

  type Entry = (typeof heap)[number];
  const at = (index: number): Entry => heap[index] as Entry;
  const isBefore = (a: Entry, b: Entry): boolean => a.dueAt < b.dueAt || (a.dueAt === b.dueAt && a.order < b.order);
  const isLive = ({ timer, dueAt, order }: Entry): boolean =>
    mapGet(live, timer.id) === timer && timer.dueAt === dueAt && timer.order === order;

  function swap(a: number, b: number): void {
    const entry = at(a);
    heap[a] = at(b);
    heap[b] = entry;
  }

  function removeTop(): void {
    const last = at(heap.length - 1);
    heap.length -= 1;
    if (heap.length === 0) return;
    heap[0] = last;
    for (let index = 0; ; ) {
      let least = index;
      for (let child = 2 * index + 1; child <= 2 * index + 2 && child < heap.length; child++) {
        if (isBefore(at(child), at(least))) least = child;
      }
      if (least === index) return;
      swap(index, least);
      index = least;
    }
  }

  return {
    /** Adds a timer, or moves one whose `dueAt` or `order` has changed. */
    put(timer: Timer): void {
      mapSet(live, timer.id, timer);
      let index = heap.length;
      heap[index] = { timer, dueAt: timer.dueAt, order: timer.order };
      while (index > 0) {
        const parent = (index - 1) >> 1;
        if (!isBefore(at(index), at(parent))) return;
        swap(index, parent);
        index = parent;
      }
    },
    find: (id: number): Timer | undefined => mapGet(live, id),
    cancel: (id: number): boolean => mapDelete(live, id),
    first(): Timer | undefined {
      while (heap.length > 0 && !isLive(at(0))) removeTop();
      return heap.length === 0 ? undefined : at(0).timer;
    },
    count: (): number => mapSize(live),
    /** When the last of them is due; null where there is none. */
    lastAt(): number | null {
      let last: number | null = null;
      mapForEach(live, (timer) => {
        const { dueAt } = timer as Timer;
        if (last === null || dueAt > last) last = dueAt;
      });
      return last;
    },
    clear(): void {
      mapClear(live);
      heap = [];
    },
  };
}

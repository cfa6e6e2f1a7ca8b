type Value = {
  readonly text: string;
  /** Until when it is there, in virtual milliseconds; for ever where that is undefined. */
  readonly expiresAt: number | undefined;
};

type Write = { readonly at: number; readonly value: Value | undefined };

export type CachedValues = ReturnType<typeof createCachedValues>;

/** What a cache holds, and held a while ago: a read may be late. */
export function createCachedValues() {
  /** By key, the least recently used first; of each key the writes that can still be read, the last one last. */
  let writes = new Map<string, readonly Write[]>();
  let lagMs = 0;
  let capacity = Number.POSITIVE_INFINITY;

  function read(key: string, at: number): Value | undefined {
    const value = writes.get(key)?.findLast((write) => write.at <= at)?.value;
    return value?.expiresAt !== undefined && value.expiresAt <= at ? undefined : value;
  }

  function write(key: string, value: Value | undefined, at: number): void {
    const before = writes.get(key) ?? [];
    const oldest = before.findLastIndex((earlier) => earlier.at <= at - lagMs);
    const kept = lagMs === 0 ? [] : before.slice(Math.max(0, oldest));
    writes.delete(key);
    if (value !== undefined || kept.length > 0) writes.set(key, [...kept, { at, value }]);
    if (writes.size > capacity) evictOldest(at);
  }

  function evictOldest(at: number): void {
    const live = [...writes.keys()].filter((key) => read(key, at) !== undefined);
    for (const key of live.slice(0, Math.max(0, live.length - capacity))) writes.delete(key);
  }

  return {
    /** What is there now: what the cache itself works on. */
    read,
    /** What a reader sees, who may be late. Whoever reads a key keeps it from being evicted. */
    look(key: string, at: number): Value | undefined {
      const found = writes.get(key);
      if (found !== undefined) {
        writes.delete(key);
        writes.set(key, found);
      }
      return read(key, at - lagMs);
    },
    write,
    keys: (at: number): string[] => [...writes.keys()].filter((key) => read(key, at) !== undefined),
    evict: (key: string): boolean => writes.delete(key),
    clear: (): void => writes.clear(),
    setLag(ms: number): void {
      lagMs = ms;
    },
    setCapacity(count: number, at: number): void {
      capacity = count;
      evictOldest(at);
    },
    checkpoint: () => ({ writes: new Map(writes), lagMs, capacity }),
    restore(checkpoint: unknown): void {
      const before = checkpoint as { writes: typeof writes; lagMs: number; capacity: number };
      writes = new Map(before.writes);
      ({ lagMs, capacity } = before);
    },
  };
}

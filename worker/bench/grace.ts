/** Time that is counted at most between two looks: whoever looks late knows nothing of what was done meanwhile. */
const COUNTED_AT_MOST_MS = 50;

export type Grace = {
  /** To be asked often. */
  readonly isOver: () => boolean;
};

/**
 * How long a process may still go on, in time that it had: neither what it stood ready for a processor that others used,
 * nor what its judge was too late to see, is counted against it.
 *
 * @param waitedMs - how long the process has stood ready without a processor, since it was started.
 * @param now - in milliseconds; replaced in tests.
 */
export function startGrace(ms: number, waitedMs: () => number, now: () => number = () => performance.now()): Grace {
  let seenAt = now();
  let waitedBefore = waitedMs();
  let usedMs = 0;
  return {
    isOver() {
      const at = now();
      const waited = waitedMs();
      const hadMs = at - seenAt - Math.max(0, waited - waitedBefore);
      usedMs += Math.min(Math.max(0, hadMs), COUNTED_AT_MOST_MS);
      seenAt = at;
      waitedBefore = waited;
      return usedMs >= ms;
    },
  };
}

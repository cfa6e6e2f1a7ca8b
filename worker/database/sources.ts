import nodeCrypto from 'node:crypto';

const { getPrototypeOf, defineProperty } = Object;

/** When the world's clock starts, until a suite says otherwise. */
export const START_WALL_MS = Date.UTC(2026, 0, 5, 9);

/** What a database knows of time and chance. */
export type Sources = {
  readonly wallMs: () => number;
  /** What every clock shows from now on, in milliseconds since 1970. */
  readonly setWall: (wallMs: number) => void;
  /** Starts chance afresh. */
  readonly seed: (seed: number) => void;
  readonly randomByte: () => number;
  readonly checkpoint: () => number;
  readonly restore: (checkpoint: number) => void;
};

/** Time that is told, and chance that is the same for the same seed. */
export function createSources(startWallMs: number): Sources {
  let wallMs = startWallMs;
  let state = 1;

  return {
    wallMs: () => wallMs,
    setWall(next) {
      wallMs = next;
    },
    seed(next) {
      state = next | 0;
    },
    /** Mulberry32. */
    randomByte() {
      state = (state + 0x6d2b_79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
      return (mixed ^ (mixed >>> 14)) >>> 24;
    },
    checkpoint: () => state,
    restore(checkpoint) {
      state = checkpoint;
    },
  };
}

/**
 * Takes this process's clocks and randomness into the world's hands, since Postgres asks Node for both. To be called
 * before Postgres is started.
 */
export function takeSources(startWallMs: number): Sources {
  const sources = createSources(startWallMs);

  function fill<View extends NodeJS.ArrayBufferView>(view: View): View {
    const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
    for (let at = 0; at < bytes.length; at++) bytes[at] = sources.randomByte();
    return view;
  }

  Date.now = sources.wallMs;
  replace(getPrototypeOf(performance), 'now', sources.wallMs);
  replace(getPrototypeOf(crypto), 'getRandomValues', fill);
  replace(nodeCrypto, 'randomFillSync', fill);
  return sources;
}

function replace(object: object, name: string, value: unknown): void {
  defineProperty(object, name, { value, writable: true, configurable: true });
}

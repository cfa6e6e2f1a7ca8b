import nodeCrypto from 'node:crypto';

const { getPrototypeOf, defineProperty } = Object;

/** What a database knows of time and chance. */
export type Sources = {
  /** What every clock of this process shows from now on, in milliseconds since 1970. */
  readonly setWall: (wallMs: number) => void;
  /** Starts chance afresh. */
  readonly seed: (seed: number) => void;
  readonly randomByte: () => number;
  readonly checkpoint: () => number;
  readonly restore: (checkpoint: number) => void;
};

/**
 * Takes this process's clocks and randomness into the world's hands, since Postgres asks Node for both. To be called
 * before Postgres is started.
 */
export function takeSources(startWallMs: number): Sources {
  let wallMs = startWallMs;
  let state = 1;

  /** Mulberry32. */
  function randomByte(): number {
    state = (state + 0x6d2b_79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 24;
  }

  function fill<View extends NodeJS.ArrayBufferView>(view: View): View {
    const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
    for (let at = 0; at < bytes.length; at++) bytes[at] = randomByte();
    return view;
  }

  Date.now = () => wallMs;
  replace(getPrototypeOf(performance), 'now', () => wallMs);
  replace(getPrototypeOf(crypto), 'getRandomValues', fill);
  replace(nodeCrypto, 'randomFillSync', fill);

  return {
    setWall(next) {
      wallMs = next;
    },
    seed(next) {
      state = next | 0;
    },
    randomByte,
    checkpoint: () => state,
    restore(checkpoint) {
      state = checkpoint;
    },
  };
}

function replace(object: object, name: string, value: unknown): void {
  defineProperty(object, name, { value, writable: true, configurable: true });
}

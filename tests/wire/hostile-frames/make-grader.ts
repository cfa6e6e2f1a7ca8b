import { createClock } from '../../../worker/wire/clock.isolate.ts';
import { createPeer, type Peer } from '../../../worker/wire/peer.isolate.ts';

export const CANARY = 'canary-of-the-suite';
export const HIDDEN = new Set<PropertyKey>([
  'asymmetricMatch',
  '$$typeof',
  '_isMockFunction',
  '@@__IMMUTABLE_ITERABLE__@@',
]);

/** A grader whose program says what it is told to, one frame after another, and then is gone. */
export function makeGrader(frames: readonly unknown[]): { readonly grader: Peer; readonly written: string[] } {
  const written: string[] = [];
  const grader = createPeer({
    side: 'grader',
    clock: createClock(),
    hiddenKeys: HIDDEN,
    exchange(frame) {
      written.push(frame);
      return written.length > frames.length ? null : toText(frames[written.length - 1]);
    },
    mayRead: (target, key) => !isSpy(target) || !Object.hasOwn(target, key) || key === 'name' || key === 'length',
    mayChange: (target) => typeof target !== 'function',
  });
  return { grader, written };
}

export const toText = (frame: unknown): string => JSON.stringify(frame) ?? '';
/** A value as it is once it was read from a frame. */
export const sent = (frame: unknown): unknown => JSON.parse(toText(frame) || 'null');

const isSpy = (target: object): boolean => typeof target === 'function' && '_isMockFunction' in target;

/** Whatever comes of it is an error at most, or something that was thrown as one. */
export function attempt(act: () => unknown): void {
  try {
    act();
  } catch (error) {
    try {
      if (!(error instanceof Error)) Object.prototype.toString.call(error);
    } catch {
      // It is one of the program's objects, and the program has said all that it will.
    }
  }
}

import type { Call } from './call.isolate.ts';
import type { Decode } from './decode.isolate.ts';
import type { Encode, Encoded } from './encode.isolate.ts';
import { WireError } from './grammar.isolate.ts';
import { isArray, mapDelete, mapGet, mapSet, promiseThen } from './intrinsics.isolate.ts';

/** A promise that settled, for the other side's mirror of it. */
type Settlement = readonly [id: number, isFulfilled: boolean, value: unknown];

type Mirror = { readonly resolve: (value: unknown) => void; readonly reject: (reason: unknown) => void };

/** Promises across the wire: each is mirrored by one of the other side's own, and settles it at the next `turn`. */
export function createPromises() {
  const settled: Settlement[] = [];
  const mirrors = new Map<number, Mirror>();

  return {
    /** Follows one of our promises, so that it is told of once it settles. */
    follow(promise: Promise<unknown>, id: number): void {
      promiseThen(
        promise,
        (value) => {
          settled[settled.length] = [id, true, value];
        },
        (reason) => {
          settled[settled.length] = [id, false, reason];
        },
      );
    },

    /** A promise of ours in place of one of the other side's. */
    mirror: (id: number): Promise<unknown> =>
      new Promise((resolve, reject) => {
        mapSet(mirrors, id, { resolve, reject });
      }),

    hasSettled: (): boolean => settled.length > 0,

    /** What has settled since this was last asked. */
    take(encode: Encode, call: Call): Encoded {
      const taken: Encoded[] = [];
      for (let index = 0; index < settled.length; index++) {
        const settlement = settled[index] as Settlement;
        try {
          taken[index] = [settlement[0], settlement[1], encode.value(settlement[2], call)];
        } catch (error) {
          taken[index] = [settlement[0], false, encode.value(error, call)];
        }
      }
      settled.length = 0;
      return taken;
    },

    /** Settles our mirrors by what the other side has taken; gives back how many settlements there were. */
    apply(
      settlements: unknown,
      decode: Decode,
      call: Call,
      onRejected: ((reason: unknown) => unknown) | undefined,
    ): number {
      if (!isArray(settlements)) throw new WireError('settlements are no list');
      for (let index = 0; index < settlements.length; index++) {
        const settlement: unknown = settlements[index];
        if (!isArray(settlement)) throw new WireError('a settlement is no list');
        const value = decode.value(settlement[2], call);
        const mirror = mapGet(mirrors, settlement[0] as number);
        if (mirror === undefined) continue;
        mapDelete(mirrors, settlement[0]);
        if (settlement[1] === true) mirror.resolve(value);
        else mirror.reject(onRejected === undefined ? value : onRejected(value));
      }
      return settlements.length;
    },
  };
}

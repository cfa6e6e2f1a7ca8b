import { mapGet, mapSet } from './intrinsics.isolate.ts';

/**
 * The containers of one call, request and answer together, by slot. The caller holds its own objects, the callee its
 * copies of them: so an answer can give back an argument itself, and say how it changed.
 */
export type Call = {
  readonly containers: object[];
  /** How many parts each container had when it was sent: the same number on both sides. */
  readonly sizes: number[];
  /** What each held when it was sent, as `partsOf` gives it, where that was known without asking. */
  readonly parts: (readonly unknown[] | undefined)[];
  /** How many values each holds when it is written out in full, and how many this side has read so far in that way. */
  readonly weights: number[];
  weight: number;
  /** The callee's record of each argument as it came, where it keeps one; see `changes.isolate.ts`. */
  readonly before: (readonly unknown[])[];
  /** Whether to keep that record: not of what an answer brings. */
  readonly isRemembering: boolean;
  /** The handles that this call is the first to describe, to be taken back where it is never sent. */
  readonly describing: number[];
  slots: Map<object, number> | undefined;
  /** How many of the containers have been entered in the shared window; see `sharing.isolate.ts`. */
  entered: number;
};

export function createCall(isRemembering = false): Call {
  return {
    containers: [],
    sizes: [],
    parts: [],
    weights: [],
    weight: 0,
    before: [],
    isRemembering,
    describing: [],
    slots: undefined,
    entered: 0,
  };
}

export function addContainer(call: Call, value: object, size: number): number {
  const slot = call.containers.length;
  call.containers[slot] = value;
  call.sizes[slot] = size;
  if (call.slots !== undefined) mapSet(call.slots, value, slot);
  return slot;
}

export function findSlot(call: Call, value: object): number | undefined {
  if (call.containers.length === 0) return undefined;
  if (call.slots === undefined) {
    call.slots = new Map();
    for (let slot = 0; slot < call.containers.length; slot++) mapSet(call.slots, call.containers[slot], slot);
  }
  return mapGet(call.slots, value);
}

/** Takes back what was added since the call was last entered: the other side will not learn of it. */
export function forgetNew(call: Call): void {
  call.containers.length = call.entered;
  call.sizes.length = call.entered;
  call.describing.length = 0;
  call.slots = undefined;
}

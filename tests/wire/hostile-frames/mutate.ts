import fc from 'fast-check';
import { DEPTH_LIMIT, OP, SYNCED, TAG } from '../../../worker/wire/message.ts';

const BUILT_INS = ['Object', 'Array', 'Function', 'Object.prototype', 'Reflect.set', 'Promise', 'Map', 'eval'];
const KEYS = ['__proto__', 'constructor', 'then', 'asymmetricMatch', '$$typeof', '_isMockFunction', 'is', 'toString'];
const METHODS = ['__defineGetter__', 'call', 'bind', 'apply', 'push', 'mockReturnValue', 'forEach', 'set', 'valueOf'];

/** What has a meaning on the wire, or nearly. */
const token = fc.oneof(
  fc.constantFrom<unknown>(...Object.values(TAG), ...KEYS, ...METHODS, ...BUILT_INS, null, true, false, ''),
  fc.constantFrom<unknown>(...Object.values(OP), 0, -1, -2, -3, -4, SYNCED, -6, 99),
  fc.constantFrom<unknown>(1e308, -1e308, 2 ** 53, 2 ** 32, 0.5, -0),
  fc.nat(12),
);

const named = (tag: string) => fc.oneof(fc.nat(12), token).map((id): unknown => [tag, id]);

const shallow: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    token,
    ...[TAG.slot, TAG.shared, TAG.yours, TAG.known, TAG.promise].map(named),
    fc.constantFrom(...BUILT_INS).map((name): unknown => [TAG.intrinsic, name]),
    fc.nat(40).map((id): unknown => [TAG.function, 100 + id, id % 2 === 0]),
    fc
      .tuple(fc.nat(40), fc.nat(3), tie('value'))
      .map(([id, kind, proto]): unknown => [TAG.instance, 200 + id, kind, proto]),
    fc
      .tuple(fc.nat(40), tie('value'), fc.array(fc.oneof(token, tie('value')), { maxLength: 6 }))
      .map(([id, proto, properties]): unknown => [TAG.error, 300 + id, proto, properties]),
    fc.array(tie('value'), { maxLength: 4 }).map((items): unknown => [TAG.array, 0, items]),
    fc
      .tuple(fc.nat(7), fc.array(fc.tuple(token, tie('value')), { maxLength: 3 }))
      .map(([integrity, entries]): unknown => [TAG.object, integrity, entries.flat()]),
    fc.array(token, { maxLength: 4 }).map((parts): unknown => parts),
  ),
})).value;

/** Something nested deep, written as such only where it is sent: whoever reports a failure would overflow. */
function nest(depth: number): object {
  return {
    depth,
    toJSON(): unknown {
      let value: unknown = 1;
      for (let level = 0; level < depth; level++) value = [TAG.array, 0, [value]];
      return value;
    },
  };
}

/** A value as a forger would write it: mostly of the grammar, with numbers and names that were never told. */
export const forgedValue: fc.Arbitrary<unknown> = fc.oneof(
  { arbitrary: shallow, weight: 99 },
  { arbitrary: fc.constantFrom(DEPTH_LIMIT - 2, DEPTH_LIMIT + 2, 3 * DEPTH_LIMIT).map(nest), weight: 1 },
);

const change = fc
  .tuple(fc.oneof(fc.nat(6), token), fc.boolean(), fc.nat(4), fc.array(forgedValue, { maxLength: 4 }))
  .map(([id, isList, integrity, parts]): unknown => [id, isList, integrity, ...parts]);

/** A frame that a program writes where an answer is due, or a request. */
export const forgedFrame: fc.Arbitrary<unknown> = fc.oneof(
  fc.tuple(fc.constantFrom(0, -1, -2, -3, -4), forgedValue).map((answer): unknown => answer),
  fc.tuple(fc.constant(0), forgedValue, fc.array(change, { maxLength: 2 })).map((answer): unknown => answer),
  fc
    .tuple(fc.constantFrom(...Object.values(OP)), fc.nat(12), fc.array(forgedValue, { maxLength: 4 }))
    .map(([op, target, values]): unknown => [op, target, ...values]),
  fc
    .tuple(fc.constantFrom(OP.invoke, OP.get), fc.nat(12), fc.constantFrom(...KEYS, ...METHODS), fc.array(forgedValue))
    .map(([op, target, key, values]): unknown => [op, target, key, ...values]),
  fc
    .tuple(fc.oneof(fc.nat(5), token), fc.array(change, { maxLength: 3 }), fc.array(token, { maxLength: 3 }))
    .map(([crept, changes, inner]): unknown => [SYNCED, crept, changes, inner]),
  fc.tuple(fc.constant(SYNCED), fc.nat(3), fc.constant([]), fc.constant([SYNCED, 0, [], [0, null]])).map((all) => all),
  forgedValue,
  fc.jsonValue({ maxDepth: 4 }),
);

/** How a recorded frame is changed before it is sent. */
export type Mutation = {
  readonly at: number;
  readonly what: 'drop' | 'double' | 'replace' | 'swap';
  readonly by: unknown;
};

export const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.nat(60),
  what: fc.constantFrom('drop', 'double', 'replace', 'swap'),
  by: forgedValue,
});

/** Changes one element somewhere in a frame, counted in the order in which they are written. */
export function mutate(frame: unknown, { at, what, by }: Mutation): unknown {
  let left = at;
  const walk = (part: unknown): unknown => {
    if (!Array.isArray(part)) return part;
    const parts: unknown[] = [];
    for (const item of part) {
      left -= 1;
      if (left !== -1) parts.push(walk(item));
      else if (what === 'double') parts.push(item, item);
      else if (what === 'replace') parts.push(by);
      else if (what === 'swap') parts.unshift(item);
    }
    return parts;
  };
  return walk(frame);
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createObserver } from './one-process/observe.ts';
import { across, makePeers } from './peers.ts';
import { RUNS } from './runs.ts';

const VIEWS = [
  ...[Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array],
  ...[Float16Array, Float32Array, Float64Array, BigInt64Array, BigUint64Array, DataView],
];

/** A view of memory, whole or in part; what it views comes with it, as far as it views it. */
const view = fc
  .tuple(fc.constantFrom(...VIEWS), fc.uint8Array({ maxLength: 4 }), fc.nat(2), fc.nat(2))
  .map(([View, content, from, items]) => {
    const buffer = new ArrayBuffer(64);
    new Uint8Array(buffer).set(content, 16);
    return new (View as typeof Uint8Array)(buffer, 8 * (from + 1), items);
  });

const pattern = fc
  .tuple(
    fc.constantFrom('a+', '', '/', '\\n', '[\\p{L}]'),
    fc.constantFrom('', 'g', 'giu', 'dy', 'v', 'ms'),
    fc.double(),
  )
  .map(([source, flags, lastIndex]) => Object.assign(new RegExp(source, flags), { lastIndex }));

const key = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 3 }),
  fc.constantFrom('__proto__', 'constructor', 'length', '0', '-0', '01', 'then', '\ud800'),
  fc.constantFrom(Symbol.iterator, Symbol.toStringTag, Symbol.for('registered'), Symbol.for('')),
);

/** Does to a value what cannot be undone. */
const CLOSING: readonly (<Value>(value: Value) => Value)[] = [
  (value) => value,
  (value) => value,
  Object.preventExtensions,
  (value) => (ArrayBuffer.isView(value) ? value : Object.seal(value)),
  (value) => (ArrayBuffer.isView(value) ? value : Object.freeze(value)),
];

/** All that the wire says it copies. `again` is where a value stands that came before: parts are shared, and cyclic. */
type Part = { readonly again: number } | { readonly build: (part: (of: Part) => unknown) => unknown };

const whole = (make: () => unknown): Part => ({ build: make });
const { part: partOf } = fc.letrec<{ part: Part }>((tie) => {
  const parts = fc.array(tie('part'), { maxLength: 4 });
  return {
    part: fc.oneof(
      { maxDepth: 4 },
      fc
        .oneof(fc.string({ unit: 'binary' }), fc.double(), fc.integer(), fc.bigInt(), fc.boolean(), key)
        .map((value) => whole(() => value)),
      fc.constantFrom(null, undefined, -0, Number.NaN, '\udfff\ud800').map((value) => whole(() => value)),
      fc.nat(6).map((again) => ({ again })),
      fc.date({ noInvalidDate: false }).map((value) => whole(() => new Date(value))),
      fc.oneof(view, pattern).map((value) => whole(() => value)),
      fc.tuple(parts, fc.array(fc.tuple(key, tie('part')), { maxLength: 3 }), fc.nat(3)).map(
        ([items, extras, holes]): Part => ({
          build: (part) =>
            fillArray(
              items.map(part),
              extras.map(([name, value]) => [name, part(value)] as const),
              holes,
            ),
        }),
      ),
      fc.tuple(fc.array(fc.tuple(key, tie('part')), { maxLength: 4 }), fc.boolean()).map(
        ([entries, isBare]): Part => ({
          build: (part) =>
            fillObject(
              isBare ? Object.create(null) : {},
              entries.map(([name, value]) => [name, part(value)]),
            ),
        }),
      ),
      parts.map((items): Part => ({ build: (part) => new Map(items.map((item) => [part(item), part(item)])) })),
      parts.map((items): Part => ({ build: (part) => new Set(items.map(part)) })),
    ),
  };
});

function fillArray(items: unknown[], extras: readonly (readonly [PropertyKey, unknown])[], holes: number): unknown {
  if (holes > 0) items.length += holes;
  return fillObject(
    items,
    extras.filter(([name]) => name !== 'length'),
  );
}

function fillObject(object: object, entries: readonly (readonly [PropertyKey, unknown])[]): object {
  for (const [name, value] of entries) {
    Object.defineProperty(object, name, { value, writable: true, enumerable: true, configurable: true });
  }
  return object;
}

const copied = fc.tuple(partOf, fc.array(fc.constantFrom(...CLOSING), { maxLength: 6 })).map(([whole, closing]) => {
  const made: object[] = [];
  function build(part: Part): unknown {
    if ('again' in part) return made[part.again % Math.max(1, made.length)];
    const value = part.build(build);
    if (typeof value === 'object' && value !== null) made.push(value);
    return value;
  }
  const value = build(whole);
  const last = made.at(-1);
  // A cycle, where there is something that can hold one.
  if (made.length > 1 && Array.isArray(made[0])) made[0].push(last);
  closing.forEach((close, at) => {
    const target = made[at];
    if (target !== undefined) close(target);
  });
  return value;
});

const note = (value: unknown): string => createObserver()(value, 8);

describe('a value that is copied', () => {
  it('is the same there, with its parts, cycles, order, holes, and all that was done to it', () => {
    fc.assert(
      fc.property(copied, (value) => {
        const before = note(value);
        expect(note(across(makePeers(), value))).toBe(before);
        expect(note(value)).toBe(before);
      }),
      { numRuns: 500 * RUNS },
    );
  });

  it('is the same in the other direction, and comes back as itself', () => {
    fc.assert(
      fc.property(copied, (value) => {
        const notes: string[] = [];
        const take = across(makePeers(), (given: unknown) => {
          notes.push(note(given));
          return given;
        });
        const before = note(value);
        const back = take(value);
        expect(notes).toEqual([before]);
        expect(Object.is(back, value)).toBe(true);
        expect(note(value)).toBe(before);
      }),
      { numRuns: 500 * RUNS },
    );
  });

  it('views memory of its own: two views of one buffer are of two over there', () => {
    const buffer = new ArrayBuffer(4);
    const [bytes, words, whole] = across(makePeers(), [new Uint8Array(buffer, 1, 2), new Uint16Array(buffer), buffer]);
    expect([bytes?.byteLength, words?.byteLength, whole?.byteLength]).toEqual([2, 4, 4]);
    expect((bytes as Uint8Array).buffer).not.toBe((words as Uint16Array).buffer);
    expect((bytes as Uint8Array).buffer.byteLength).toBe(2);
  });

  it('is an error with all that it carries, of whatever kind', () => {
    const error = new AggregateError([new TypeError('one', { cause: { code: 7 } }), new Error('two')], 'many', {
      cause: 'both',
    });
    const copy = across(makePeers(), error);
    expect(copy).toEqual(error);
    expect(copy.errors[0].cause).toEqual({ code: 7 });
    expect(copy).toBeInstanceOf(AggregateError);
  });

  it('is no boxed primitive: one of these stays where it is', () => {
    const echo = across(makePeers(), <Value>(value: Value) => value);
    for (const boxed of [Object(5), Object('text'), Object(true), Object(5n), Object(Symbol.iterator)]) {
      expect(echo(boxed)).toBe(boxed);
      expect(across(makePeers(), boxed).valueOf()).toBe(boxed.valueOf());
    }
  });
});

it('goes on where the memory of a view that both sides hold was handed on', () => {
  const peers = makePeers();
  const bytes = new Uint8Array([1, 2, 3]);
  const program = { take: (view: Uint8Array<ArrayBuffer>) => view.buffer.transfer().byteLength, bytes };
  const seen = across(peers, program) as typeof program;
  expect(seen.bytes).toEqual(bytes);
  expect(seen.take(new Uint8Array([4, 5]))).toBe(2);
  bytes.buffer.transfer();
  expect(seen.take(new Uint8Array([6]))).toBe(1);
  expect(seen.bytes).toEqual(new Uint8Array([1, 2, 3]));
});

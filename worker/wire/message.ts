/**
 * The wire's grammar: what the grader and a program say to each other, one JSON text a frame.
 *
 * The grader asks, the program answers; while it waits for an answer, either side may be asked in turn, so calls nest
 * as they would in one process. A request is `[op, …]` with a positive `op`, an answer is `[ANSWER.value, value, changes?]`
 * or `[ANSWER.thrown, value, changes?]`. Nothing but this grammar crosses: no code, no references, no timing.
 */

/** What may be asked. `target` is a handle of the side that is asked. */
export const OP = {
  /** `[get, target, key, receiver?]` */
  get: 1,
  /** `[set, target, key, value, receiver?]` */
  set: 2,
  /** `[has, target, key]` */
  has: 3,
  /** `[deleteProperty, target, key]` */
  deleteProperty: 4,
  /** `[describe, target]`: own properties, prototype and extensibility at once. */
  describe: 5,
  /** `[defineProperty, target, key, flags, value, getter, setter]`; for flags see `PROPERTY` and `GIVEN`. */
  defineProperty: 6,
  /** `[setPrototypeOf, target, prototype]` */
  setPrototypeOf: 7,
  /** `[preventExtensions, target]` */
  preventExtensions: 8,
  /** `[apply, target, this, …arguments]` */
  apply: 9,
  /** `[construct, target, newTarget, …arguments]` */
  construct: 10,
  /** `[invoke, target, key, method, …arguments]`: calls a method by its name, which was found to be `method` before. */
  invoke: 11,
  /** `[release, id, …]`: the asking side holds these no longer. */
  release: 12,
  /** `[setClock, nowMs, wallMs, clear?]`: with `clear` drop all timers; answers with `TIMERS`. Program only. */
  setClock: 13,
  /** `[fireNow, nowMs, wallMs]`: run the first timer that is due, and nothing after it; answers with `TIMERS`. Program only. */
  fireNow: 14,
  /** `[assignGlobal, object, key, isRestoring, value]`: what the spec assigned to a property of `console` or `Math`. Program only. */
  assignGlobal: 15,
  /** `[provide, name, value]`: something of the world that the program's platform works with, such as `fetch`. Program only. */
  provide: 16,
  /** `[keep, value]`: answers with a handle of the value, even where it is plain data. Program only. */
  keep: 17,
  /** `[setTimeZone, name]`: the zone that is local from here on. Program only. */
  setTimeZone: 18,
  /**
   * `[turn, nowMs, wallMs, settlements, changes]`: settle promises, run microtasks; answers
   * `[value, settlements, TIMERS, changes, releases, uncaught?]`. Program only, and so are all that follow.
   */
  turn: 19,
  /** As `turn`, after running the first timer that is due. */
  fire: 20,
  /** `[open, seed]`: a fresh isolate, in which no module has been evaluated. */
  open: 21,
  /** `[load, module, isOriginal?]`: the namespace of one of the program's modules, or a promise of it. */
  load: 22,
  /** `[mock, module, names, exports]`: what importing a module gives from here on. */
  mock: 23,
  /** `[flush]`: hand over what was written to the console. */
  flush: 24,
} as const;

/** From here on the host of the program's isolate answers, not the isolate itself. */
export const FIRST_HOST_OP = OP.turn;

/**
 * `pure`: no code ran, so that nothing can have changed; `inherited`: likewise, and the value is a method that was
 * found above the object itself; `stale`: what `invoke` called was another method than was found before.
 */
export const ANSWER = { value: 0, thrown: -1, pure: -2, inherited: -3, stale: -4 } as const;

/**
 * `[synced, creptMs, changes, frame]`: a frame before which the other side has to take note of something: by how much
 * time has crept on by being read, and what became of objects of which both sides hold a copy.
 */
export const SYNCED = -5;

/**
 * A value is a JSON string, boolean, null or finite number, or an array that begins with one of these tags.
 * Containers (`array` … `bytes`) take the next slot number of their call, in the order they begin; the answer goes on
 * counting where its request stopped, so that it can name what it was given.
 */
export const TAG = {
  undefined: 'u',
  /** `['n', 'NaN' | 'Infinity' | '-Infinity' | '-0']` */
  number: 'n',
  /** `['b', decimal]` */
  bigint: 'b',
  /** `['y', 'well-known' | 'registered', name]`, `['y', 'mine', id, description]`, `['y', 'yours', id]` */
  symbol: 'y',
  /** `['r', slot]`: a container that came before in this call. */
  slot: 'r',
  /** `['c', id]`: a container that came in an earlier call; see `sharing.isolate.ts`. */
  shared: 'c',
  /** `['w', name]`: a built-in that each side has its own of. */
  intrinsic: 'w',
  /** `['l', id]`: an object of the side that reads this. */
  yours: 'l',
  /** `['h', id]`: an object of the side that writes this, described before. */
  known: 'h',
  /** `['f', id, isConstructor]` */
  function: 'f',
  /** `['i', id, kind, prototype?]`: an object with behaviour; it stays where it is. For `kind` see `INSTANCE`. */
  instance: 'i',
  /** `['p', id]`: settled by a later `turn`. */
  promise: 'p',
  /** `['e', id, prototype, [key, isEnumerable, value, …]]`: stays where it is, and is mirrored by a real error. */
  error: 'e',
  /** `['_']`: a hole of an array. */
  hole: '_',
  /** `['a', integrity, [item, …], [key, value, …]?]` */
  array: 'a',
  /** `['o', integrity, [key, value, …]]`; integrity plus 4 has no prototype. */
  object: 'o',
  /** `['m', [key, value, …], integrity?]` */
  map: 'm',
  /** `['s', [value, …], integrity?]` */
  set: 's',
  /** `['d', milliseconds | null, integrity?]` */
  date: 'd',
  /** `['x', source, flags, lastIndex, integrity?]` */
  regExp: 'x',
  /** `['t', view, bytes as Latin-1, integrity?]`; view is the name of its constructor. */
  bytes: 't',
  /** `['q', name, [key, value, …]]`: a `Request`, `Response` or the like; its containers have slots of their own. */
  web: 'q',
} as const;

/** How an object's integrity is written: what `Object.preventExtensions`, `seal` and `freeze` did to it. */
export const INTEGRITY = { none: 0, nonExtensible: 1, sealed: 2, frozen: 3, nullPrototype: 4 } as const;

/** What kind of instance it is: whether it passes for an array, and whether it has own properties over inherited ones. */
export const INSTANCE = { array: 1, shadowing: 2 } as const;

/** Flags of a described property. */
export const PROPERTY = { writable: 1, enumerable: 2, configurable: 4, accessor: 8 } as const;

/** Which parts of a property are to be defined, beside `PROPERTY`: what is not given stays as it is. */
export const GIVEN = { writable: 16, enumerable: 32, configurable: 64, value: 128, get: 256, set: 512 } as const;

/** The largest frame that either side reads or writes, in UTF-8 bytes. */
export const FRAME_LIMIT_BYTES = 64 * 1024 * 1024;

/** An object of more parts is not kept the same on both sides beyond its call: it would be looked through for each frame. */
export const LARGEST_SHARED = 64;

/**
 * The most values that one call may bring, each counted as often as it is referred to: lists that hold each other twice
 * are small, and take for ever to compare or to print.
 */
export const WEIGHT_LIMIT = 4_000_000;

/** The deepest that values may be nested. */
export const DEPTH_LIMIT = 1_500;

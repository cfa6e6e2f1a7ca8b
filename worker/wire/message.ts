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
  /** `[defineProperty, target, key, flags, value, getter, setter]` */
  defineProperty: 6,
  /** `[setPrototypeOf, target, prototype]` */
  setPrototypeOf: 7,
  /** `[preventExtensions, target]` */
  preventExtensions: 8,
  /** `[apply, target, this, …arguments]` */
  apply: 9,
  /** `[construct, target, newTarget, …arguments]` */
  construct: 10,
  /** `[open, seed]`: a fresh isolate, in which no module has been evaluated. Program only. */
  open: 16,
  /** `[load, module]`: the namespace of one of the program's modules, or a promise of it. Program only. */
  load: 11,
  /** `[turn, nowMs, wallMs, settlements]`: settle promises, run microtasks, answer `[settlements, nextTimerAt]`. Program only. */
  turn: 12,
  /** `[fire, nowMs, wallMs, settlements]`: run the first timer that is due, then as `turn`. Program only. */
  fire: 13,
  /** `[fireNow, nowMs, wallMs]`: run the first timer that is due, and nothing after it; answer as `setClock`. Program only. */
  fireNow: 14,
  /** `[setClock, nowMs, wallMs, clear?]`: with `clear` drop all timers; answer `[nextTimerAt, timerCount, lastTimerAt]`. Program only. */
  setClock: 15,
} as const;

export const ANSWER = { value: 0, thrown: -1 } as const;

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
  /** `['w', name]`: a built-in that each side has its own of. */
  intrinsic: 'w',
  /** `['l', id]`: an object of the side that reads this. */
  yours: 'l',
  /** `['h', id]`: an object of the side that writes this, described before. */
  known: 'h',
  /** `['f', id, isConstructor]` */
  function: 'f',
  /** `['i', id, isArray]`: an object with behaviour; it stays where it is. */
  instance: 'i',
  /** `['p', id]`: settled by a later `turn`. */
  promise: 'p',
  /** `['e', id, prototype, [key, value, …]]`: stays where it is, and is mirrored by a real error. */
  error: 'e',
  /** `['_']`: a hole of an array. */
  hole: '_',
  /** `['a', integrity, [item, …], [key, value, …]?]` */
  array: 'a',
  /** `['o', integrity, [key, value, …]]`; integrity plus 4 has no prototype. */
  object: 'o',
  /** `['m', [key, value, …]]` */
  map: 'm',
  /** `['s', [value, …]]` */
  set: 's',
  /** `['d', milliseconds | null]` */
  date: 'd',
  /** `['x', source, flags, lastIndex]` */
  regExp: 'x',
  /** `['t', view, bytes as Latin-1, byteOffset, length]`; view is the name of its constructor. */
  bytes: 't',
} as const;

/** How an object's integrity is written: what `Object.preventExtensions`, `seal` and `freeze` did to it. */
export const INTEGRITY = { none: 0, nonExtensible: 1, sealed: 2, frozen: 3, nullPrototype: 4 } as const;

/** Flags of a described property. */
export const PROPERTY = { writable: 1, enumerable: 2, configurable: 4, accessor: 8 } as const;

/** The largest frame that either side reads or writes, in UTF-8 bytes. */
export const FRAME_LIMIT_BYTES = 64 * 1024 * 1024;

/** The deepest that values may be nested. */
export const DEPTH_LIMIT = 1_500;

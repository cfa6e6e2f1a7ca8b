import { DOMException } from './dom-exception.isolate.ts';
import { defineEventHandler } from './event-handler.isolate.ts';
import { dispatchTrusted, Event, EventTarget } from './events.isolate.ts';
import { finishInterface } from './interface.isolate.ts';
import { ports } from './ports.isolate.ts';

const MADE_BY_US = Symbol('made by us');
let abort: (signal: AbortSignal, reason: unknown) => void;
let isSignal: (value: object) => value is AbortSignal;

export class AbortSignal extends EventTarget {
  #isAborted = false;
  #reason: unknown;
  /** The signals that follow this one: none where it follows others itself. */
  readonly #followers = new Set<AbortSignal>();
  /** The signals that this one follows, down to those that follow none. */
  readonly #sources = new Set<AbortSignal>();
  #isFollower = false;

  static {
    abort = (signal, reason) => signal.#abort(reason);
    isSignal = (value): value is AbortSignal => #isAborted in value;
  }

  constructor(...keys: readonly unknown[]) {
    if (keys[0] !== MADE_BY_US) throw new TypeError('Illegal constructor');
    super();
  }

  static abort(reason: unknown = new DOMException('This operation was aborted', 'AbortError')): AbortSignal {
    const signal = new AbortSignal(MADE_BY_US);
    signal.#isAborted = true;
    signal.#reason = reason;
    return signal;
  }

  /** Aborts on the virtual clock. */
  static timeout(delayMs: number): AbortSignal {
    // biome-ignore lint/complexity/noArguments: `undefined` counts as no number, none at all is another error.
    if (arguments.length === 0) throw new TypeError('The "delay" argument must be specified');
    const delay = Math.trunc(Number(delayMs));
    if (!(delay >= 0 && delay <= Number.MAX_SAFE_INTEGER)) {
      throw new RangeError(`The value of "delay" is out of range. Received ${delayMs}`);
    }
    const signal = new AbortSignal(MADE_BY_US);
    ports().setTimeout(
      () => signal.#abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError')),
      delay,
    );
    return signal;
  }

  static any(signals: Iterable<AbortSignal>): AbortSignal {
    const sources = [...signals];
    for (const source of sources) {
      if (!(source instanceof AbortSignal)) throw new TypeError('Every signal must be an instance of AbortSignal');
    }
    const signal = new AbortSignal(MADE_BY_US);
    const aborted = sources.find((source) => source.aborted);
    if (aborted !== undefined) {
      signal.#isAborted = true;
      signal.#reason = aborted.#reason;
      return signal;
    }
    for (const source of sources.flatMap((each) => (each.#isFollower ? [...each.#sources] : [each]))) {
      signal.#sources.add(source);
      source.#followers.add(signal);
    }
    signal.#isFollower = true;
    return signal;
  }

  get aborted(): boolean {
    return this.#isAborted;
  }

  get reason(): unknown {
    return this.#reason;
  }

  throwIfAborted(): void {
    if (this.#isAborted) throw this.#reason;
  }

  #abort(reason: unknown): void {
    const affected = this.#mark(reason);
    for (const signal of affected) dispatchTrusted(signal, new Event('abort'));
  }

  /** All are aborted before any listener hears of it. */
  #mark(reason: unknown): AbortSignal[] {
    if (this.#isAborted) return [];
    this.#isAborted = true;
    this.#reason = reason;
    const affected = [this as AbortSignal, ...[...this.#followers].flatMap((follower) => follower.#mark(reason))];
    this.#followers.clear();
    return affected;
  }
}

export class AbortController {
  readonly #signal = new AbortSignal(MADE_BY_US);

  get signal(): AbortSignal {
    return this.#signal;
  }

  abort(reason: unknown = new DOMException('This operation was aborted', 'AbortError')): void {
    abort(this.#signal, reason);
  }
}

/** A signal that someone else's follows. */
export function makeSignal(): AbortSignal {
  return new AbortSignal(MADE_BY_US);
}

export function abortSignal(signal: AbortSignal, reason: unknown): void {
  abort(signal, reason);
}

export function isAbortSignal(value: object): value is AbortSignal {
  return isSignal(value);
}

finishInterface(AbortSignal, 'AbortSignal');
finishInterface(AbortController, 'AbortController');
defineEventHandler(AbortSignal.prototype, 'abort', isSignal);

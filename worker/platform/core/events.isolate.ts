import { finishInterface } from './interface.isolate.ts';
import { ports } from './ports.isolate.ts';

/** Events without a tree: what of https://dom.spec.whatwg.org/#events there is in Node. */

type Init = { readonly bubbles?: unknown; readonly cancelable?: unknown; readonly composed?: unknown };
type Listener = ((event: Event) => unknown) | { readonly handleEvent: (event: Event) => unknown };
type ListenerOptions = {
  readonly capture?: unknown;
  readonly once?: unknown;
  readonly passive?: unknown;
  readonly signal?: EventTarget & { readonly aborted: boolean };
};
type Registered = {
  readonly listener: Listener;
  readonly isCapture: boolean;
  readonly isOnce: boolean;
  readonly isPassive: boolean;
  isRemoved: boolean;
};
type Dispatch = {
  target: EventTarget | null;
  isDispatching: boolean;
  isStopped: boolean;
  isStoppedAtOnce: boolean;
  isCanceled: boolean;
  isInPassive: boolean;
  isTrusted: boolean;
};

const { defineProperties } = Object;
const PHASES = { NONE: 0, CAPTURING_PHASE: 1, AT_TARGET: 2, BUBBLING_PHASE: 3 } as const;
let dispatchOf: (event: Event) => Dispatch;
let trusted: Event | undefined;

export class Event {
  #type: string;
  #bubbles: boolean;
  #cancelable: boolean;
  readonly #composed: boolean;
  readonly #timeStamp: number;
  readonly #dispatch: Dispatch = {
    target: null,
    isDispatching: false,
    isStopped: false,
    isStoppedAtOnce: false,
    isCanceled: false,
    isInPassive: false,
    isTrusted: false,
  };

  static {
    dispatchOf = (event) => event.#dispatch;
  }

  constructor(type: string, init: Init | null = null) {
    // biome-ignore lint/complexity/noArguments: `undefined` is a type like any other.
    if (arguments.length === 0) throw new TypeError('The "type" argument must be specified');
    if (init !== null && typeof init !== 'object' && typeof init !== 'function') {
      throw new TypeError('The "options" argument must be of type object');
    }
    this.#type = `${type}`;
    this.#bubbles = Boolean(init?.bubbles);
    this.#cancelable = Boolean(init?.cancelable);
    this.#composed = Boolean(init?.composed);
    this.#timeStamp = ports().nowMs();
  }

  get type(): string {
    return this.#type;
  }
  get target(): EventTarget | null {
    return this.#dispatch.target;
  }
  get srcElement(): EventTarget | null {
    return this.#dispatch.target;
  }
  get currentTarget(): EventTarget | null {
    return this.#dispatch.isDispatching ? this.#dispatch.target : null;
  }
  get eventPhase(): number {
    return this.#dispatch.isDispatching ? PHASES.AT_TARGET : PHASES.NONE;
  }
  get bubbles(): boolean {
    return this.#bubbles;
  }
  get cancelable(): boolean {
    return this.#cancelable;
  }
  get composed(): boolean {
    return this.#composed;
  }
  get defaultPrevented(): boolean {
    return this.#dispatch.isCanceled;
  }
  get returnValue(): boolean {
    return !this.#dispatch.isCanceled;
  }
  set returnValue(value: unknown) {
    if (!value) this.preventDefault();
  }
  get cancelBubble(): boolean {
    return this.#dispatch.isStopped;
  }
  set cancelBubble(value: unknown) {
    this.#dispatch.isStopped ||= Boolean(value);
  }
  get timeStamp(): number {
    return this.#timeStamp;
  }
  get isTrusted(): boolean {
    return this.#dispatch.isTrusted;
  }
  composedPath(): EventTarget[] {
    const { target, isDispatching } = this.#dispatch;
    return isDispatching && target !== null ? [target] : [];
  }
  stopPropagation(): void {
    this.#dispatch.isStopped = true;
  }
  stopImmediatePropagation(): void {
    this.#dispatch.isStopped = true;
    this.#dispatch.isStoppedAtOnce = true;
  }
  preventDefault(): void {
    if (this.#cancelable && !this.#dispatch.isInPassive) this.#dispatch.isCanceled = true;
  }
  initEvent(type: string, bubbles: unknown = false, cancelable: unknown = false): void {
    // biome-ignore lint/complexity/noArguments: as in the constructor.
    if (arguments.length === 0) throw new TypeError('The "type" argument must be specified');
    if (this.#dispatch.isDispatching) return;
    this.#dispatch.isStopped = false;
    this.#dispatch.isStoppedAtOnce = false;
    this.#dispatch.isCanceled = false;
    this.#type = `${type}`;
    this.#bubbles = Boolean(bubbles);
    this.#cancelable = Boolean(cancelable);
  }
}

export class CustomEvent extends Event {
  readonly #detail: unknown;
  constructor(type: string, init: (Init & { readonly detail?: unknown }) | null = null) {
    // biome-ignore lint/complexity/noArguments: as in Event.
    if (arguments.length === 0) throw new TypeError('The "type" argument must be specified');
    super(type, init);
    this.#detail = init?.detail ?? null;
  }
  get detail(): unknown {
    return this.#detail;
  }
}

export class EventTarget {
  readonly #listeners = new Map<string, Registered[]>();

  addEventListener(type: string, listener: Listener | null, options: ListenerOptions | boolean = {}): void {
    // biome-ignore lint/complexity/noArguments: `undefined` is a listener like `null`.
    requireListener(arguments.length);
    const listeners = this.#listeners;
    const { capture, once, passive, signal } = typeof options === 'object' && options !== null ? options : {};
    const isCapture = typeof options === 'object' && options !== null ? Boolean(capture) : Boolean(options);
    if (signal !== undefined && !(signal instanceof EventTarget)) {
      throw new TypeError('The "options.signal" property must be an instance of AbortSignal');
    }
    if (listener === null || listener === undefined || signal?.aborted === true) return;
    if (typeof listener !== 'function' && typeof listener !== 'object') {
      throw new TypeError('The "listener" argument must be an instance of EventListener');
    }
    const name = `${type}`;
    const list = listeners.get(name) ?? [];
    listeners.set(name, list);
    if (list.some((each) => each.listener === listener && each.isCapture === isCapture)) return;
    list.push({ listener, isCapture, isOnce: Boolean(once), isPassive: Boolean(passive), isRemoved: false });
    signal?.addEventListener('abort', () => this.removeEventListener(name, listener, isCapture), { once: true });
  }

  removeEventListener(type: string, listener: Listener | null, options: ListenerOptions | boolean = {}): void {
    // biome-ignore lint/complexity/noArguments: as above.
    requireListener(arguments.length);
    const isCapture = typeof options === 'object' && options !== null ? Boolean(options.capture) : Boolean(options);
    const list = this.#listeners.get(`${type}`) ?? [];
    const index = list.findIndex((each) => each.listener === listener && each.isCapture === isCapture);
    const [removed] = index < 0 ? [] : list.splice(index, 1);
    if (removed !== undefined) removed.isRemoved = true;
  }

  dispatchEvent(event: Event): boolean {
    if (!(event instanceof Event)) throw new TypeError('The "event" argument must be an instance of Event');
    const dispatch = dispatchOf(event);
    if (dispatch.isDispatching) throw new Error('The event is already being dispatched');
    dispatch.isTrusted = event === trusted;
    trusted = undefined;
    dispatch.target = this;
    dispatch.isDispatching = true;
    // In Node there is nothing to capture from: all are called in the order in which they were added.
    for (const registered of [...(this.#listeners.get(event.type) ?? [])]) this.#call(registered, event, dispatch);
    dispatch.isDispatching = false;
    dispatch.isStopped = false;
    dispatch.isStoppedAtOnce = false;
    return !dispatch.isCanceled;
  }

  #call(registered: Registered, event: Event, dispatch: Dispatch): void {
    const { listener, isCapture, isOnce, isPassive, isRemoved } = registered;
    if (isRemoved || dispatch.isStoppedAtOnce) return;
    if (isOnce) this.removeEventListener(event.type, listener, isCapture);
    dispatch.isInPassive = isPassive;
    try {
      if (typeof listener === 'function') listener.call(this, event);
      else listener.handleEvent(event);
    } catch (error) {
      ports().reportError(error);
    }
    dispatch.isInPassive = false;
  }
}

const { dispatchEvent } = EventTarget.prototype;

/** Dispatches what the platform itself has to say, not code that runs on it. */
export function dispatchTrusted(target: EventTarget, event: Event): void {
  trusted = event;
  Reflect.apply(dispatchEvent, target, [event]);
}

function requireListener(given: number): void {
  if (given < 2) throw new TypeError('The "type" and "listener" arguments must be specified');
}

for (const [name, made] of Object.entries({ Event, CustomEvent, EventTarget })) finishInterface(made, name);
for (const owner of [Event, Event.prototype]) {
  defineProperties(
    owner,
    Object.fromEntries(Object.entries(PHASES).map(([name, value]) => [name, { value, enumerable: true }])),
  );
}

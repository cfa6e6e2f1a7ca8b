import { createClock, createDate, createRandom } from '../wire/clock.isolate.ts';
import type { Exchange } from '../wire/conversation.isolate.ts';
import type { Encoded } from '../wire/encode.isolate.ts';
import { ANSWER, OP } from '../wire/message.ts';
import { createPeer, type Peer } from '../wire/peer.isolate.ts';
import { createConsole } from './console.isolate.ts';
import { hideOwnFrames } from './stack.isolate.ts';

/**
 * What runs beside a candidate's code in the program's isolate: the platform that the code sees, and this side of the
 * wire. Everything here is at the candidate's mercy, and nothing that it says is believed.
 */

const { stringify } = JSON;
const clock = createClock();
const LocalDate = createDate(() => clock.read().wallMs);
const LocalPromise = Promise;
const LocalError = Error;
const { create, defineProperty, keys } = Object;
const consoleBuffer = createConsole();
let peer: Peer | undefined;
let exchange: Exchange = () => null;
let settleLoad: { resolve: (namespace: unknown) => void } | undefined;
let uncaught: { readonly error: unknown } | undefined;

hideOwnFrames();
for (const [name, value] of Object.entries({
  ...clock.functions,
  Date: LocalDate,
  console: consoleBuffer.console,
  global: globalThis,
  performance: { now: () => clock.read().nowMs, timeOrigin: clock.read().wallMs },
  queueMicrotask: (callback: () => void) => {
    LocalPromise.resolve().then(callback);
  },
})) {
  defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false });
}

function requirePeer(): Peer {
  if (peer === undefined) throw new LocalError('the program has not been started');
  return peer;
}

function answerOther(op: unknown, request: readonly unknown[]): Encoded {
  switch (op) {
    case OP.fireNow:
      readClock(request);
      clock.fireFirst();
      break;
    case OP.setClock:
      readClock(request);
      if (request[3] === true) clock.clear();
      break;
    default:
      throw new LocalError('an unknown request');
  }
  return [clock.nextTimerAt(), clock.timerCount(), clock.lastTimerAt()];
}

function readClock(request: readonly unknown[]): void {
  clock.set({ nowMs: request[1] as number, wallMs: request[2] as number });
}

/** What the host calls. Each call ends with the isolate's microtasks run. */
const host = {
  start(
    send: Exchange,
    seed: number,
    outputLimitBytes: number,
    onOutput: (text: string) => void,
    onOutputLimit: () => void,
  ): void {
    Math.random = createRandom(seed);
    exchange = send;
    consoleBuffer.start(outputLimitBytes, onOutput, onOutputLimit);
    peer = createPeer({ side: 'program', exchange, hiddenKeys: new Set(), answerOther });
  },

  /** Answers requests until one comes that only the host can answer, and gives that one back. */
  serve(first: string): string {
    const { answer, receive } = requirePeer();
    let frame = first;
    for (;;) {
      const request = receive(frame);
      if ((request[0] as number) >= OP.load && request[0] !== OP.fireNow && request[0] !== OP.setClock) return frame;
      frame = exchange(answer(request)) ?? '';
    }
  },

  /** The first half of a `turn`: what comes after it in the code is left to the microtasks. */
  beginTurn(frame: string): void {
    const request = requirePeer().receive(frame);
    readClock(request);
    requirePeer().applySettlements(request[3]);
    if (request[0] !== OP.fire) return;
    try {
      clock.fireFirst();
    } catch (error) {
      uncaught = { error };
    }
  },

  /** The second half: what settled, when the next timer is due, and what nobody caught. */
  endTurn(): string {
    const { takeSettlements, encodeValue } = requirePeer();
    consoleBuffer.flush();
    const settlements = takeSettlements();
    const thrown = uncaught;
    uncaught = undefined;
    if (thrown === undefined) return stringify([ANSWER.value, settlements, clock.nextTimerAt()]);
    return stringify([ANSWER.value, settlements, clock.nextTimerAt(), encodeValue(thrown.error)]);
  },

  loaded(namespace: object): string {
    return stringify([ANSWER.value, requirePeer().encodeValue(mutableNamespace(namespace))]);
  },

  loadPending(): string {
    const pending = new LocalPromise((resolve) => {
      settleLoad = { resolve };
    });
    return stringify([ANSWER.value, requirePeer().encodeValue(pending)]);
  },

  loadedLate(namespace: object): void {
    settleLoad?.resolve(mutableNamespace(namespace));
    settleLoad = undefined;
  },

  loadFailed(name: string, message: string): string {
    const error = new LocalError(message);
    defineProperty(error, 'name', { value: name, configurable: true, writable: true });
    return stringify([ANSWER.thrown, requirePeer().encodeValue(error)]);
  },

  flushOutput: (): void => consoleBuffer.flush(),
};

/** A module's exports as an object whose behaviour is to be read anew each time: bindings are live. */
function mutableNamespace(namespace: object): object {
  const view = create(null) as object;
  const names = keys(namespace);
  for (let index = 0; index < names.length; index++) {
    const name = names[index] as string;
    defineProperty(view, name, {
      enumerable: true,
      configurable: true,
      get: () => (namespace as Record<string, unknown>)[name],
    });
  }
  return view;
}

defineProperty(globalThis, '__host', { value: host, configurable: true });

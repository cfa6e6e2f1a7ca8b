import { closePlatform, createWebCrypto, preparePlatform } from '../platform/core/loading.isolate.ts';
import { createPerformance } from '../platform/core/performance.isolate.ts';
import type { Call } from '../wire/call.isolate.ts';
import { createClock } from '../wire/clock.isolate.ts';
import type { Exchange } from '../wire/conversation.isolate.ts';
import { createDate } from '../wire/date.isolate.ts';
import type { Encoded } from '../wire/encode.isolate.ts';
import { ANSWER, FIRST_HOST_OP, OP } from '../wire/message.ts';
import { createPeer, type Peer } from '../wire/peer.isolate.ts';
import { rememberProxies } from '../wire/proxies.isolate.ts';
import { createCrypto, createRandom } from '../wire/random.isolate.ts';
import { localZone, setLocalZone } from '../wire/time/local-time.isolate.ts';
import { installPresentTemporal } from '../wire/time/present.isolate.ts';
import { assignGlobal } from './assigned-globals.isolate.ts';
import { createConsole } from './console.isolate.ts';
import { definePackage, readExports } from './packages.isolate.ts';
import { environment, findProvided, provide } from './provided.isolate.ts';
import { hideOwnFrames } from './stack.isolate.ts';
import { STAGED } from './staged-mock.ts';

/**
 * What runs beside a candidate's code in the program's isolate: the platform that the code sees, and this side of the
 * wire. Everything here is at the candidate's mercy, and nothing that it says is believed.
 */

const { stringify } = JSON;
const clock = createClock();
const LocalDate = createDate(clock.wallMs);
const LocalPromise = Promise;
const LocalError = Error;
const { create, defineProperty, keys } = Object;
const queueMicrotask = (callback: () => void): void => void LocalPromise.resolve().then(callback);
const consoleBuffer = createConsole();
let random = createRandom(0);
let cryptoRandom = createRandom(0);
const crypto = createWebCrypto(createCrypto(() => cryptoRandom()));
let peer: Peer | undefined;
let exchange: Exchange = () => null;
let settleLoad: { resolve: (namespace: unknown) => void } | undefined;
let uncaught: { readonly error: unknown } | undefined;

hideOwnFrames();
// A package may keep this function while a snapshot is taken: it must be the one that is seeded later.
Math.random = () => random();
rememberProxies();
for (const [name, value] of Object.entries({
  ...clock.functions,
  Date: LocalDate,
  console: consoleBuffer.console,
  global: globalThis,
  performance: createPerformance(clock.nowMs, clock.read().wallMs),
  crypto,
  queueMicrotask,
})) {
  defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false });
}
preparePlatform({
  setTimeout: clock.functions.setTimeout,
  clearTimeout: clock.functions.clearTimeout,
  queueMicrotask,
  nowMs: clock.nowMs,
  wallMs: clock.wallMs,
  randomBytes(bytes) {
    for (let index = 0; index < bytes.length; index++) bytes[index] = cryptoRandom() * 256;
  },
  dispatch: () => findProvided('fetch') as ((request: Request) => Promise<Response>) | undefined,
  env: environment,
  reportError(error) {
    clock.functions.setTimeout(() => {
      throw error;
    });
  },
});

function requirePeer(): Peer {
  if (peer === undefined) throw new LocalError('the program has not been started');
  return peer;
}

function answerOther(op: unknown, request: readonly unknown[], call: Call): Encoded {
  switch (op) {
    case OP.fireNow:
      readClock(request);
      clock.fireFirst();
      break;
    case OP.setClock:
      readClock(request);
      if (request[3] === true) clock.clear();
      break;
    case OP.setTimeZone:
      setLocalZone(request[1] as string);
      break;
    case OP.provide:
      provide(request[1], requirePeer().decodeIn(request[2], call));
      break;
    case OP.keep:
      return requirePeer().encodeKept(requirePeer().decodeIn(request[1], call));
    case OP.assignGlobal:
      assignGlobal(request, (encoded) => requirePeer().decodeIn(encoded, call));
      break;
    default:
      throw new LocalError('an unknown request');
  }
  return clock.timers();
}

/** A frame that is about to be written. */
function noted(frame: string): string {
  clock.noteFrame();
  return frame;
}

function readClock(request: readonly unknown[]): void {
  clock.set({ nowMs: request[1] as number, wallMs: request[2] as number });
}

/** What the host calls. Each call ends with the isolate's microtasks run. */
const host = {
  /** Before modules are linked, since those of packages and of Node are evaluated then. */
  open(readPlatform: () => string): void {
    installPresentTemporal(clock.wallMs, localZone);
    closePlatform(readPlatform);
  },

  start(
    send: Exchange,
    seed: number,
    outputLimitBytes: number,
    onOutput: (text: string) => void,
    onOutputLimit: () => void,
  ): void {
    random = createRandom(seed);
    cryptoRandom = createRandom(seed + 1);
    exchange = send;
    consoleBuffer.start(outputLimitBytes, onOutput, onOutputLimit);
    peer = createPeer({ side: 'program', exchange, clock, hiddenKeys: new Set(), answerOther });
    // The frame by which the host says that it has started.
    clock.noteFrame();
  },

  /** Answers requests until one comes that only the host can answer, and gives that one back. */
  serve(first: string): string {
    const { answer, receive } = requirePeer();
    let frame = first;
    for (;;) {
      const request = receive(frame);
      if ((request[0] as number) >= FIRST_HOST_OP) return frame;
      frame = exchange(noted(answer(request))) ?? '';
    }
  },

  /** The first half of a `turn`: what comes after it in the code is left to the microtasks. */
  beginTurn(frame: string): void {
    const request = requirePeer().receive(frame);
    readClock(request);
    requirePeer().applySettlements(request[3]);
    requirePeer().applyChanges(request[4]);
    if (request[0] !== OP.fire) return;
    try {
      clock.fireFirst();
    } catch (error) {
      uncaught = { error };
    }
  },

  /** The second half: what settled, when the next timer is due, and what nobody caught. */
  endTurn(): string {
    const { takeSettlements, takeChanges, takeUnused, encodeValue } = requirePeer();
    consoleBuffer.flush();
    const settlements = takeSettlements();
    const changes = takeChanges();
    const answer: Encoded[] = [ANSWER.value, settlements, clock.timers(), clock.takeCrept(), changes, takeUnused()];
    const thrown = uncaught;
    uncaught = undefined;
    if (thrown !== undefined) answer[6] = encodeValue(thrown.error);
    return noted(stringify(answer));
  },

  /** Decodes what a module is to export instead, for the module that is made for it. */
  stageMock(frame: string): void {
    const { receive, decodeValue } = requirePeer();
    stage(decodeValue(receive(frame)[3]));
  },

  definePackage,

  /** Evaluates a module of a package before there is a program, so that each begins with it. */
  evaluate: (specifier: string): object => readExports(specifier),

  /** Has a module of a package ready for the module that is made for it; gives the names of its exports, as JSON. */
  stageModule(specifier: string): string {
    const exports = readExports(specifier);
    stage(exports);
    return stringify(keys(exports));
  },

  unstage(): void {
    delete (globalThis as Record<string, unknown>)[STAGED];
  },

  loaded(namespace: object): string {
    return noted(stringify([ANSWER.value, requirePeer().encodeValue(mutableNamespace(namespace))]));
  },

  loadPending(): string {
    const pending = new LocalPromise((resolve) => {
      settleLoad = { resolve };
    });
    return noted(stringify([ANSWER.value, requirePeer().encodeValue(pending)]));
  },

  loadedLate(namespace: object): void {
    settleLoad?.resolve(mutableNamespace(namespace));
    settleLoad = undefined;
  },

  loadFailed(name: string, message: string): string {
    const error = new LocalError(message);
    defineProperty(error, 'name', { value: name, configurable: true, writable: true });
    return noted(stringify([ANSWER.thrown, requirePeer().encodeValue(error)]));
  },

  flushOutput: (): void => consoleBuffer.flush(),

  /** The answer of one that has nothing to say. */
  done: (): string => noted('[0,null]'),
};

function stage(value: unknown): void {
  defineProperty(globalThis, STAGED, { value, configurable: true });
}

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

// First, since the test library looks for a platform as it loads.
import './platform.isolate.ts';
import { addCustomEqualityTesters, chai } from '@vitest/expect';
import { fn } from '@vitest/spy';
import type { GraderReport } from '../../src/protocol/grader-control.ts';
import { closePlatform } from '../platform/core/loading.isolate.ts';
import type { Clock } from '../wire/clock.isolate.ts';
import type { Exchange } from '../wire/conversation.isolate.ts';
import { onViolation } from '../wire/grammar.isolate.ts';
import { OP } from '../wire/message.ts';
import { createPeer, type Peer } from '../wire/peer.isolate.ts';
import { rememberProxies } from '../wire/proxies.isolate.ts';
import { localZone, setLocalZone } from '../wire/time/local-time.isolate.ts';
import { installPresentTemporal } from '../wire/time/present.isolate.ts';
import type { DatabasePort } from '../world/part.ts';
import type { createWorld, World } from '../world/world.isolate.ts';
import { createEventLoop, type Step } from './event-loop.isolate.ts';
import { describeFailure } from './failure.isolate.ts';
import { createFakeTimers } from './fake-timers.isolate.ts';
import { createGuards, type Guards } from './guard.isolate.ts';
import { collectionEquality, withTextMessage } from './honest-equality.isolate.ts';
import { fireLibraryTimer } from './library-timers.isolate.ts';
import { createModelProgram } from './model-program.isolate.ts';
import { clock, seedRandom } from './platform.isolate.ts';
import { createProgramModules } from './program-modules.isolate.ts';
import { shareGlobals } from './shared-globals.isolate.ts';
import { BrokenSuite, runSuite, type SuiteHost } from './suite.isolate.ts';

/**
 * What runs in the grader's isolate: the test library, one suite, and this side of the wire. The candidate's code is in
 * another process, and what comes from there is data.
 */

/** A program's object that has one of these would be taken for a matcher or a spy, and decide its own test. */
const HIDDEN_KEYS: ReadonlySet<PropertyKey> = new Set<PropertyKey>([
  'asymmetricMatch',
  '$$typeof',
  '_isMockFunction',
  '@@__IMMUTABLE_ITERABLE__@@',
  '@@__IMMUTABLE_KEYED__@@',
  '@@__IMMUTABLE_ORDERED__@@',
  '@@__IMMUTABLE_RECORD__@@',
  '~standard',
]);

rememberProxies();
let peer: Peer | undefined;
let failWaiting: (reason?: unknown) => boolean = () => false;
let noteFailedAssertion: (error: unknown) => boolean = () => true;
let passOn: (error: unknown) => void = () => undefined;
let unheard: (message: string) => void = (message) => breakOff(false, message);
const loop = createEventLoop(clock, (error) => failWaiting(error));
const fakeTimers = createFakeTimers(clock, loop);
let model: ReturnType<typeof createModelProgram> | undefined;
let isModelsTurn = false;
let isDone = false;
let database: DatabasePort | undefined;
let sqlite: DatabasePort | undefined;
let makeWorld: typeof createWorld | undefined;
let programCpuNs: () => number | undefined = () => undefined;
let report: (result: GraderReport) => void = () => undefined;

/** Lets suites that are run here import `minicase/world`. */
export function useWorld(create: typeof createWorld): void {
  makeWorld = create;
}

/** Gives suite and programs another local time. */
function setTimeZone(name: string): void {
  setLocalZone(name);
  for (const each of [peer, model?.program.peer]) each?.askOther([OP.setTimeZone, name]);
}

function openWorld(connected: Peer | undefined, { throwSwallowed }: Guards, entry: () => object): World | undefined {
  return makeWorld?.({
    nowMs: () => clock.read().nowMs,
    loop,
    timeZone: { read: localZone, set: setTimeZone },
    peer: connected,
    database,
    sqlite,
    throwSwallowed,
    programCpuNs: () => programCpuNs(),
    entry,
    model: model?.program,
    breakSuite: (message) => breakOff(false, message),
    provide(name, value) {
      for (const each of [connected, model?.program.peer]) each?.askOther([OP.provide, name], value);
    },
  });
}

/** Tests read what a spy was called with: a program may call one, not look at it or change it. */
function isSpy(target: object): boolean {
  return typeof target === 'function' && '_isMockFunction' in target;
}

/** Whether it is an assertion that failed, by a matcher of the test library or of the spec's own. */
function isAssertion(error: object): boolean {
  return (
    error instanceof chai.AssertionError ||
    (Object.hasOwn(error, 'actual') && Object.hasOwn(error, 'expected') && error instanceof Error)
  );
}

function openPeer(exchange: Exchange, clockOfSide: Clock): Peer {
  return createPeer({
    side: 'grader',
    exchange,
    clock: clockOfSide,
    hiddenKeys: HIDDEN_KEYS,
    mayRead: (target, key) => !isSpy(target) || !Object.hasOwn(target, key) || key === 'name' || key === 'length',
    mayChange: (target) => typeof target !== 'function',
    isSecret: (error) => isAssertion(error) && noteFailedAssertion(error),
    isSealed: isAssertion,
    onThrown(error) {
      passOn(error);
      return withTextMessage(error);
    },
  });
}

const host = {
  /** Where results go: each as it comes, since the program may die with the next call. */
  reportTo(send: (result: string) => void, readPlatform: () => string): void {
    installPresentTemporal(clock.wallMs, localZone);
    closePlatform(readPlatform);
    report = (result) => send(JSON.stringify(result));
  },

  connect(exchange: Exchange, tellOfViolation: () => void, seed: number): void {
    onViolation(tellOfViolation);
    seedRandom(seed);
    peer = openPeer(exchange, clock);
    addCustomEqualityTesters([collectionEquality(peer.isForeign) as never]);
    loop.connect(peer);
    peer.askHost([OP.open, seed]);
    shareGlobals(peer);
  },

  /** How the program's processor time is read. */
  measureBy(readCpuNs: () => number | undefined): void {
    programCpuNs = readCpuNs;
  },

  connectDatabase(exchange: Exchange, seed: number): void {
    database = { exchange, seed };
  },

  connectSqlite(exchange: Exchange, seed: number): void {
    sqlite = { exchange, seed };
  },

  /** Connects the model solution, for a suite that compares with it. */
  connectModel(exchange: Exchange, readCpuNs: () => number | undefined, entry: string, seed: number): void {
    model = createModelProgram({
      createPeer: (clockOfModel) => openPeer(exchange, clockOfModel),
      entry,
      seed,
      readCpuNs,
      onUncaught: (error) => failWaiting(error),
    });
  },

  /** For the whole group. To be called when all programs are connected. */
  setTimeZone,

  /** Starts the group; what is left of it happens in `step`. */
  start(
    evaluate: (host: SuiteHost) => Promise<void>,
    moduleList: string,
    skipList: string,
    shuffleSeed: number | undefined,
  ): void {
    const connected = peer;
    const names = JSON.parse(moduleList) as readonly string[];
    const modules = createProgramModules(connected, names, () => fn());
    let isCollected = false;
    const skip = new Set(JSON.parse(skipList) as readonly number[]);
    const isForeign = (error: unknown): boolean => connected?.isForeign(error) === true;
    const guards = createGuards(isForeign);
    ({ failWaiting, noteFailedAssertion, passOn } = guards);
    unheard = (message) => {
      if (!guards.noteUnheard(message) && !isCollected) breakOff(guards.hasProgramThrown(), message);
    };
    const world = openWorld(connected, guards, () => modules.requireExports(names[0] ?? ''));
    const collectOnly = connected === undefined;
    const isOfProgram = (error: unknown): boolean =>
      isForeign(error) || (error instanceof BrokenSuite && guards.hasProgramThrown()) || guards.takeForeign();
    const tell = (result: GraderReport): void => {
      if (result.type === 'collected') isCollected = true;
      report(result);
    };
    runSuite({ evaluate, modules, skip, collectOnly, shuffleSeed, guards, fakeTimers, world, report: tell }).then(
      () => end({ type: 'done' }),
      (error: unknown) => breakOff(isOfProgram(error), describeFailure([error])),
    );
  },

  /** One step of the event loop; false once the group is done. Whatever it throws is a rejection that nobody handled. */
  step(): boolean {
    if (!isDone) orBreakOff(stepOnce);
    return !isDone;
  },

  /** A promise was rejected, and nobody had asked for it by the end of a step. */
  hearRejection: (message: string): void => orBreakOff(() => unheard(message)),
};

function stepOnce(): void {
  if (peer === undefined) stepAlone();
  else if (stepEither() === 'idle' && !failWaiting() && !fireLibraryTimer()) {
    breakOff(true, 'never settled: the suite waits for the program while it loads');
  }
}

/** A step of the program, or of the model solution: in turn, so that neither keeps the other waiting for ever. */
function stepEither(): Step {
  isModelsTurn = !isModelsTurn;
  if (isModelsTurn && model?.step() === 'progress') return 'progress';
  return loop.step() === 'progress' ? 'progress' : (model?.step() ?? 'idle');
}

/** While cases are only collected there is no other side: what a spec still waits for is a timer, or the program. */
function stepAlone(): void {
  const dueAt = clock.first()?.dueAt;
  if (dueAt === undefined) {
    breakOff(true, 'the suite waits for the program while it loads');
  } else {
    clock.set({ nowMs: dueAt, wallMs: clock.read().wallMs + dueAt - clock.read().nowMs });
    clock.fireFirst();
  }
}

function orBreakOff(act: () => void): void {
  try {
    act();
  } catch (error) {
    breakOff(false, describeFailure([error]));
  }
}

function breakOff(isOfProgram: boolean, message: string): void {
  end({ type: 'broken', fault: isOfProgram ? 'program' : 'suite', message });
}

function end(result: GraderReport): void {
  if (isDone) return;
  if (result.type === 'done') peer?.askHost([OP.flush]);
  report(result);
  isDone = true;
}

Object.defineProperty(globalThis, '__host', { value: host, configurable: true });

import { openSync, readFileSync } from 'node:fs';
import v8 from 'node:v8';
import ivm from 'isolated-vm';
import { GraderOrder, type GraderReport } from '../../src/protocol/grader-control.ts';
import { GRADER_EXIT } from '../../src/protocol/program-exit.ts';
import { FramePipe, FrameTooLong, PipeClosed, UnaskedFrame } from '../wire/frame.ts';
import { createCpuReader } from './program-cpu.ts';
import { SharedIsolate } from './shared-isolate.ts';

/**
 * A grader process: runs one suite after another, each in a context of its own, against the program that its order
 * names. It never runs a line of a candidate's.
 *
 * Descriptors: 0 and 1 to the worker. Arguments: the snapshot of a grader, of one whose suites
 * have the web platform and script a world, and the script of that platform.
 */

const [snapshotPath, worldSnapshotPath, platformPath] = process.argv.slice(2);
if (snapshotPath === undefined || worldSnapshotPath === undefined || platformPath === undefined) {
  throw new Error('usage: grader <snapshot> <snapshot with a world> <script of the web>');
}

// Each group begins with functions that have never been called, and is over before most that were compiled for speed have
// paid for it; see decision 31.
v8.setFlagsFromString('--invocation-count-for-maglev=2000');

/** The longest message of a suite that broke, in UTF-16 units. */
const MESSAGE_LIMIT = 4_000;

const worker = new FramePipe(0, 1);
const plain = new SharedIsolate(snapshotPath);
const withWorld = new SharedIsolate(worldSnapshotPath);

try {
  report({ type: 'ready' });
  for (;;) judgeGroup(GraderOrder.parse(JSON.parse(worker.read())));
} catch (error) {
  if (!(error instanceof PipeClosed)) throw error;
}

function judgeGroup(order: GraderOrder): void {
  // Programs wait for our first frame, so both pipes of each open at once.
  const program = order.pipes === undefined ? undefined : openPipes(order.pipes, order.frameLimitBytes);
  const database = order.database === undefined ? undefined : openPipes(order.database, undefined);
  const sqlite = order.sqlite === undefined ? undefined : openPipes(order.sqlite, undefined);
  const model = order.model === undefined ? undefined : openPipes(order.model.pipes, order.frameLimitBytes);
  if (program !== undefined) report({ type: 'connected' });
  try {
    runGroup(order, (order.hasWorld ? withWorld : plain).require(), { program, database, sqlite, model });
  } finally {
    program?.close();
    database?.close();
    sqlite?.close();
    model?.close();
  }
}

function openPipes(
  [fromProgram, toProgram]: readonly [string, string],
  frameLimitBytes: number | undefined,
): FramePipe {
  return new FramePipe(openSync(fromProgram, 'r'), openSync(toProgram, 'w'), frameLimitBytes);
}

type WhyGone = Extract<GraderReport, { type: 'program-gone' }>['why'];

function whyGone(error: unknown): WhyGone {
  if (error instanceof FrameTooLong) return 'too-long';
  return error instanceof UnaskedFrame ? 'violation' : 'closed';
}

type Others = Readonly<Record<'program' | 'database' | 'sqlite' | 'model', FramePipe | undefined>>;

function runGroup(order: GraderOrder, isolate: ivm.Isolate, { program, database, sqlite, model }: Others): void {
  const context = isolate.createContextSync();
  /** Let go of by hand: whatever were left for the collector of this process would keep the whole context alive. */
  const held: { release(): void }[] = [context];
  const hold = <Held extends { release(): void }>(reference: Held): Held => {
    held.push(reference);
    return reference;
  };
  const host = hold<ivm.Reference>(context.global.getSync('__host', { reference: true }));
  context.global.deleteSync('__host');
  const find = (name: string): ivm.Reference => hold(host.getSync(name, { reference: true }));
  const run = (name: string, args: unknown[]): unknown => find(name).applySync(undefined, args);

  let gone: { readonly why: WhyGone } | undefined;
  const exchangeWith =
    (pipe: FramePipe | undefined) =>
    (frame: string): string | null => {
      if (gone !== undefined || pipe === undefined) return null;
      try {
        pipe.write(frame);
        return pipe.read();
      } catch (error) {
        gone = { why: whyGone(error) };
        return null;
      }
    };
  const exchange = exchangeWith(program);
  const violate = (): void => {
    gone ??= { why: 'violation' };
  };
  /** Whatever is reported after the program went is not worth believing. The worker reads reports by their schema. */
  const forward = (result: string): void => {
    if (gone === undefined) worker.write(result);
  };

  const readPlatform = (): string => readFileSync(platformPath as string, 'utf8');

  try {
    run('reportTo', [new ivm.Callback(forward), new ivm.Callback(readPlatform)]);
    if (database !== undefined) run('connectDatabase', [new ivm.Callback(exchangeWith(database)), order.seed]);
    if (sqlite !== undefined) run('connectSqlite', [new ivm.Callback(exchangeWith(sqlite)), order.seed]);
    if (program !== undefined) run('connect', [new ivm.Callback(exchange), new ivm.Callback(violate), order.seed]);
    if (order.programPid !== undefined) run('measureBy', [new ivm.Callback(createCpuReader(order.programPid))]);
    if (model !== undefined) run('connectModel', [...modelCallbacks(model, order), order.modules[0], order.seed]);
    if (order.timeZone !== undefined) run('setTimeZone', [order.timeZone]);
    const suite = hold(isolate.compileScriptSync(order.suite, { filename: 'suite' }));
    const evaluate = hold<ivm.Reference>(suite.runSync(context, { reference: true }));
    const shuffleSeed = order.isShuffled === true ? order.seed : undefined;
    runSteps({
      start: () =>
        run('start', [evaluate.derefInto(), JSON.stringify(order.modules), JSON.stringify(order.skip), shuffleSeed]),
      step: find('step'),
      hearRejection: find('hearRejection'),
      mayGoOn: () => gone === undefined && !isolate.isDisposed,
    });
  } catch (error) {
    if (isolate.isDisposed) process.exit(GRADER_EXIT.memoryLimit);
    if (gone === undefined) report({ type: 'broken', fault: 'suite', message: String(error).slice(0, MESSAGE_LIMIT) });
  }
  for (const each of held) each.release();
  if (gone !== undefined) report({ type: 'program-gone', ...gone });
}

type Steps = {
  readonly start: () => void;
  readonly step: ivm.Reference;
  readonly hearRejection: ivm.Reference;
  readonly mayGoOn: () => boolean;
};

/** Isolated-vm throws a rejection that nobody handled out of the step that it was rejected in, once that is over. */
function runSteps({ start, step, hearRejection, mayGoOn }: Steps): void {
  let act: () => unknown = start;
  let isMore: unknown = true;
  while (isMore !== false && mayGoOn()) {
    try {
      isMore = act();
      act = () => step.applySync();
    } catch (error) {
      if (!mayGoOn()) throw error;
      const message = (error instanceof Error ? error.message : String(error)).slice(0, MESSAGE_LIMIT);
      act = () => hearRejection.applySync(undefined, [message]);
    }
  }
}

/** How the model solution is asked, and what it has used. One that is gone answers nothing. */
function modelCallbacks(model: FramePipe, { model: process }: GraderOrder): ivm.Callback[] {
  const exchange = (frame: string): string | null => {
    try {
      model.write(frame);
      return model.read();
    } catch {
      return null;
    }
  };
  const readCpuNs = process?.pid === undefined ? (): undefined => undefined : createCpuReader(process.pid);
  return [new ivm.Callback(exchange), new ivm.Callback(readCpuNs)];
}

function report(message: GraderReport): void {
  worker.write(JSON.stringify(message));
}

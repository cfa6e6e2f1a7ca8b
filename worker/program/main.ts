import { readFileSync } from 'node:fs';
import path from 'node:path';
import v8 from 'node:v8';
import ivm from 'isolated-vm';
import { transformSync } from 'oxc-transform';
import type { ProgramOrder, ProgramReport } from '../../src/protocol/program-control.ts';
import { PROGRAM_EXIT } from '../../src/protocol/program-exit.ts';
import { NODE_MODULE_NAMES } from '../platform/node-module-names.ts';
import { programUsesWeb } from '../platform/uses-web.ts';
import { FramePipe, FrameTooLong, PipeClosed } from '../wire/frame.ts';
import { OP } from '../wire/message.ts';
import { CompileError, Sources } from './compile.ts';
import { Session } from './session.ts';

/**
 * A program process: compiles one submission and runs it for one judging, answering the grader. It is started ahead of
 * time, waits for its order, and is killed when it is no longer needed; it never ends well by itself.
 *
 * Descriptors: 0 and 1 to the worker, 3 (read) and 4 (write) to the grader. Argument: the script of
 * the web platform, beside which the snapshots are.
 */

/**
 * Most programs are over before code that was compiled for speed has paid for itself. What runs long is still compiled:
 * V8's optimising compiler takes what is called 2,000 times instead of 400, and loops as early as ever.
 */
v8.setFlagsFromString('--baseline-batch-compilation-threshold=262144');
v8.setFlagsFromString('--invocation-count-for-maglev=2000');

type Snapshot = ivm.ExternalCopy<ArrayBuffer>;

const [platformPath = ''] = process.argv.slice(2);
if (platformPath === '') throw new Error('usage: program <script of the web>');
const folder = path.dirname(platformPath);
const worker = new FramePipe(0, 1);
const grader = new FramePipe(3, 4);

try {
  run();
} catch (error) {
  if (error instanceof PipeClosed) exit(PROGRAM_EXIT.wireBroken);
  if (error instanceof FrameTooLong) exit(PROGRAM_EXIT.outputLimit);
  throw error;
}

function run(): never {
  report({ type: 'ready' });
  // Our own worker wrote it; a schema would cost each process more to load than all else it does before a judging.
  const order = JSON.parse(worker.read()) as ProgramOrder;
  const { names: packages, modules, snapshots } = order.packages;
  const sources = new Sources(order.files, transformSync, {
    packages,
    modules: new Set(modules),
    nodeModules: NODE_MODULE_NAMES,
  });
  const snapshot = readSnapshot(programUsesWeb(order) ? snapshots.web : snapshots.plain);
  let linked: Session | undefined = openSession(order, sources, snapshot);
  try {
    linked.link(order.modules);
  } catch (error) {
    if (!(error instanceof CompileError)) throw error;
    report({ type: 'compile-error', message: error.message.slice(0, 10_000) });
    exit(0);
  }
  report({ type: 'compiled' });

  let session = linked;
  let frame = grader.read();
  for (;;) {
    const request = JSON.parse(frame) as readonly unknown[];
    switch (request[0]) {
      case OP.open:
        if (linked === undefined) {
          session.close();
          session = openSession(order, sources, snapshot);
        }
        linked = undefined;
        session.start(Number(request[1]));
        grader.write('[0]');
        break;
      case OP.load:
        grader.write(session.load(String(request[1]), request[2] === true));
        break;
      case OP.mock:
        grader.write(session.mock(frame, String(request[1]), request[2] as readonly string[]));
        break;
      case OP.flush:
        grader.write(session.flush());
        break;
      case OP.turn:
      case OP.fire:
        grader.write(session.turn(frame));
        break;
      default:
        frame = session.serve(frame);
        continue;
    }
    frame = grader.read();
  }
}

function readSnapshot(file: string): Snapshot {
  const bytes = readFileSync(path.join(folder, file));
  return new ivm.ExternalCopy(bytes.buffer, { transferList: [bytes.buffer] });
}

function openSession(order: ProgramOrder, sources: Sources, snapshot: Snapshot): Session {
  return new Session({
    snapshot,
    sources,
    memoryMb: order.memoryMb,
    outputLimitBytes: order.outputKb * 1024,
    exchange,
    onOutput: (text) => report({ type: 'output', text }),
    onOutputLimit: () => exit(PROGRAM_EXIT.outputLimit),
    readPlatform,
    onMemoryLimit: () => exit(PROGRAM_EXIT.memoryLimit),
  });
}

/** Called from inside the isolate. */
function readPlatform(): string {
  return readFileSync(platformPath, 'utf8');
}

/** Called from inside the isolate: it must not throw, since what a host throws carries our stack in. */
function exchange(frame: string): string {
  try {
    grader.write(frame);
    return grader.read();
  } catch (error) {
    exit(error instanceof FrameTooLong ? PROGRAM_EXIT.outputLimit : PROGRAM_EXIT.wireBroken);
  }
}

function report(message: ProgramReport): void {
  worker.write(JSON.stringify(message));
}

/** Ends the process at once, whatever an isolate is in the middle of. */
function exit(code: number): never {
  return (process as unknown as { reallyExit(code: number): never }).reallyExit(code);
}

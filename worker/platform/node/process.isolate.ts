import { ports } from '../given.isolate.ts';
import { events } from './events.isolate.ts';

/** `process`, as far as there is one: no machine, no arguments, the judging's clock, and an empty environment. */

const NODE_VERSION = '26.10.0';
const NS_A_MS = 1e6;
const NS_A_SECOND = 1_000_000_000;

/** What a program can ask of the process that it would be. */
class Process extends events {
  readonly argv: string[] = ['/usr/bin/node', '/app/index.js'];
  readonly execArgv: string[] = [];
  readonly execPath = '/usr/bin/node';
  readonly title = 'node';
  readonly arch = 'x64';
  readonly platform = 'linux';
  readonly pid = 1;
  readonly ppid = 0;
  readonly version = `v${NODE_VERSION}`;
  readonly versions = { node: NODE_VERSION };
  readonly release = { name: 'node' };
  readonly features = { inspector: false };
  readonly config = { target_defaults: {}, variables: {} };
  readonly stdout = { isTTY: false, write: (text: string): boolean => print(text) };
  readonly stderr = { isTTY: false, write: (text: string): boolean => print(text) };
  env = ports().env;
  exitCode: number | undefined;

  readonly hrtime = Object.assign(
    (since?: readonly [number, number]): [number, number] => {
      const now = Math.round(ports().nowMs() * NS_A_MS) - (since === undefined ? 0 : since[0] * NS_A_SECOND + since[1]);
      return [Math.floor(now / NS_A_SECOND), now % NS_A_SECOND];
    },
    { bigint: (): bigint => BigInt(Math.round(ports().nowMs() * NS_A_MS)) },
  );

  readonly memoryUsage = Object.assign(() => ({ rss: 0, heapTotal: 0, heapUsed: 0, external: 0, arrayBuffers: 0 }), {
    rss: () => 0,
  });

  cwd(): string {
    return '/app';
  }
  uptime(): number {
    return ports().nowMs() / 1_000;
  }
  nextTick(callback: (...args: unknown[]) => void, ...args: unknown[]): void {
    if (typeof callback !== 'function') throw new TypeError('The "callback" argument must be of type function');
    ports().queueMicrotask(() => callback(...args));
  }
  cpuUsage(): { user: number; system: number } {
    return { user: 0, system: 0 };
  }
  emitWarning(warning: string | Error): void {
    console.warn(`(node:1) ${typeof warning === 'string' ? `Warning: ${warning}` : warning}`);
  }
  /** There is nothing to leave: the suite decides when a program ends. */
  exit(code?: number): never {
    this.exitCode = code ?? this.exitCode;
    throw new Error(`process.exit(${code ?? ''}) was called: a program under test does not end itself`);
  }
  abort(): never {
    return this.exit(134);
  }
  umask(): number {
    return 0o22;
  }
}

/** A line at a time, as the console writes it. */
let unfinished = '';
function print(text: string): boolean {
  const lines = `${unfinished}${text}`.split('\n');
  unfinished = lines.pop() ?? '';
  for (const line of lines) console.log(line);
  return true;
}

export const process = new Process();

import type { EventLoop } from '../grader/event-loop.isolate.ts';
import type { Peer } from '../wire/peer.isolate.ts';
import type { Calls } from './calls.isolate.ts';
import type { Io } from './io.isolate.ts';
import type { Problems } from './problems.isolate.ts';

/** The model solution, in a process of its own. */
export type ModelProgram = {
  readonly peer: Peer;
  /** What its entry exports. @throws what loading it came to */
  readonly load: () => Promise<object>;
  readonly loop: Pick<EventLoop, 'nextTimerAt' | 'settle'>;
  /** As `programCpuNs`. */
  readonly cpuNs: () => number | undefined;
  /** Its time passes only while somebody waits for it. */
  readonly during: <Result>(run: () => Promise<Result>) => Promise<Result>;
};

/** A database process of the suite's, and what its randomness begins with. */
export type DatabasePort = { readonly exchange: (frame: string) => string | null; readonly seed: number };

/** What a part of the world works with. Time is the grader's virtual clock, and so are `setTimeout` and `Date` here. */
export type WorldPorts = {
  readonly calls: Calls;
  readonly io: Io;
  /** What fails the test in which it happens. */
  readonly problems: Problems;
  /** Virtual milliseconds since the judging began. */
  readonly nowMs: () => number;
  readonly loop: EventLoop;
  /** The zone that is local to suite and program. */
  readonly timeZone: { readonly read: () => string; readonly set: (name: string) => void };
  /** The program; undefined while cases are only collected. */
  readonly peer: Peer | undefined;
  /** What the program has used of the processor, in nanoseconds, by the kernel's count; undefined where nobody counts. */
  readonly programCpuNs: () => number | undefined;
  /** The suite's Postgres; undefined where it has none. */
  readonly database?: DatabasePort | undefined;
  /** The suite's SQLite; undefined where it has none. */
  readonly sqlite?: DatabasePort | undefined;
  /** What the program's entry exports. @throws what loading it came to */
  readonly entry: () => object;
  /** The model solution, in a suite that compares with it. */
  readonly model: ModelProgram | undefined;
  /** Ends the group: what went wrong is the author's to mend, whatever the submission. */
  readonly breakSuite: (message: string) => void;
  /** @throws an assertion that failed under the program and was not passed on, or what was rejected unheard */
  readonly throwSwallowed: () => void;
  /** Gives the program's platform something to work with; see `worker/program/provided.isolate.ts`. */
  readonly provide: (name: string, value: unknown) => void;
};

/** A part that can go back to how it was: what a test does to it is undone before the next. */
export type WorldPart = {
  readonly checkpoint: () => unknown;
  readonly restore: (checkpoint: unknown) => void;
};

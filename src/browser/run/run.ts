import type { JudgingKind } from '../../domain/judging.ts';
import type { JudgingEvent } from '../../protocol/judging-event.ts';
import type { JudgingView } from '../../protocol/submission-view.ts';
import { Unreachable, wordsFor } from '../api/problem.ts';

/** What was sent, with its newest judging. */
export type JudgedSubmission = { readonly judging: JudgingView };

export type RunPorts = {
  /**
   * @param key the same for all tries to send: it is taken once
   * @returns the submission's id
   */
  readonly submit: (key: string) => Promise<string>;
  readonly read: (id: string) => Promise<JudgedSubmission>;
  /** Where the events of a submission come from. */
  readonly eventsAddress: (id: string) => string;
};

/** One run of the samples, or one submission, from the press of the button to its result. */
export type Run = {
  readonly kind: JudgingKind;
  readonly phase: 'sending' | 'queued' | 'compiling' | 'running' | 'done' | 'failed';
  readonly position: number | null;
  /** How long it will be queued, as far as the server can tell. */
  readonly waitSeconds: number | null;
  readonly casesDone: number;
  readonly casesTotal: number | null;
  readonly submission: JudgedSubmission | null;
  /** Why it failed, in words. */
  readonly error: string | null;
};

const SEND_AGAIN_AFTER_MS = [1_000, 2_000, 5_000, 10_000] as const;
const POLL_EVERY_MS = 2_000;

export function isOver({ phase }: Run): boolean {
  return phase === 'done' || phase === 'failed';
}

/** Sends files and follows what becomes of them. Never throws: what goes wrong is a part of the run. */
export async function runFiles(ports: RunPorts, kind: JudgingKind, onChange: (run: Run) => void): Promise<Run> {
  let run: Run = {
    kind,
    phase: 'sending',
    position: null,
    waitSeconds: null,
    casesDone: 0,
    casesTotal: null,
    submission: null,
    error: null,
  };
  const change = (part: Partial<Run>): Run => {
    run = { ...run, ...part };
    onChange(run);
    return run;
  };
  change({});
  try {
    const id = await send(ports);
    await follow(ports, id, (event) => change(partOf(event)));
    const submission = await ports.read(id);
    const { state, error } = submission.judging;
    return state === 'aborted'
      ? change({ phase: 'failed', submission, error: error?.message ?? 'It could not be judged.' })
      : change({ phase: 'done', submission });
  } catch (error) {
    return change({ phase: 'failed', error: wordsFor(error) });
  }
}

/** Under one key, so that it is taken once however often it is sent. */
async function send(ports: RunPorts): Promise<string> {
  const key = crypto.randomUUID();
  for (let failures = 0; ; failures += 1) {
    try {
      return await ports.submit(key);
    } catch (error) {
      const waitMs = SEND_AGAIN_AFTER_MS[failures];
      if (!(error instanceof Unreachable) || waitMs === undefined) throw error;
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
  }
}

/** Ends when the judging has. Where events do not get through, it asks instead. */
function follow(ports: RunPorts, id: string, onEvent: (event: JudgingEvent) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const source = new EventSource(ports.eventsAddress(id));
    const end = () => {
      source.close();
      resolve();
    };
    for (const type of ['queued', 'compiling', 'running', 'judged', 'aborted'] as const) {
      source.addEventListener(type, ({ data }) => {
        onEvent(JSON.parse(data) as JudgingEvent);
        if (type === 'judged' || type === 'aborted') end();
      });
    }
    source.addEventListener('error', () => {
      // It connects again by itself unless the server would not have it.
      if (source.readyState === EventSource.CLOSED) poll(ports, id).then(resolve, reject);
    });
  });
}

async function poll(ports: RunPorts, id: string): Promise<void> {
  for (;;) {
    const { judging } = await ports.read(id);
    if (judging.state === 'judged' || judging.state === 'aborted') return;
    await new Promise((resolve) => setTimeout(resolve, POLL_EVERY_MS));
  }
}

function partOf(event: JudgingEvent): Partial<Run> {
  switch (event.type) {
    case 'queued':
      return { phase: 'queued', position: event.position, waitSeconds: event.waitSeconds ?? null };
    case 'compiling':
      return { phase: 'compiling' };
    case 'running':
      return { phase: 'running', casesDone: event.casesDone, casesTotal: event.casesTotal };
    default:
      return {};
  }
}

import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SubmissionReport } from '../../src/protocol/submission-view.ts';
import { percentile } from './cost.ts';
import { CASE } from './judges.ts';

const root = path.join(import.meta.dirname, '../..');
/** Between two submissions: long enough for the bench to have its next program ready. */
const IDLE_MS = 500;
const TOKEN = 'a-token-for-the-benchmark';

/** Times of one submission, in milliseconds since its POST began. */
type Timeline = { readonly accepted: number; readonly taken: number; readonly judged: number; readonly known: number };

/** Starts the product as `npm start` does, submits one solution after another while it is idle, and prints the times. */
export async function measureLatency(times: number): Promise<void> {
  const data = await mkdtemp(path.join(os.tmpdir(), 'minicase-benchmark-'));
  const product = spawn(process.execPath, ['src/main.ts'], {
    cwd: root,
    env: {
      PATH: process.env['PATH'] ?? '',
      PORT: '0',
      MINICASE_DATA: data,
      MINICASE_CHALLENGES: path.dirname(CASE),
      MINICASE_TOKEN: TOKEN,
      MINICASE_SELF_CHECK: '0',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const address = await readAddress(product.stdout);
    const content = await readFile(path.join(CASE, 'solution/index.ts'), 'utf8');
    const timelines: Timeline[] = [];
    await submit(address, content);
    for (let time = 0; time < times; time++) {
      await sleep(IDLE_MS);
      timelines.push(await submit(address, content));
    }
    printTimelines(timelines);
  } finally {
    const ended = new Promise((resolve) => product.once('close', resolve));
    product.kill('SIGTERM');
    await ended;
    await rm(data, { recursive: true, force: true });
  }
}

async function readAddress(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: output })) {
    const address = /open\s+(http:\S+)/.exec(line)?.[1];
    if (address !== undefined) {
      output.resume();
      return address;
    }
  }
  throw new Error('the product ended before it said where it listens');
}

async function submit(address: string, content: string): Promise<Timeline> {
  const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' };
  const body = JSON.stringify({
    challenge: 'case',
    candidate: 'bench@example.org',
    files: [{ path: 'index.ts', content }],
  });
  const startedAt = Date.now();
  const clock = performance.now();
  const accepted = await fetch(`${address}/api/submissions`, { method: 'POST', headers, body });
  const acceptedMs = performance.now() - clock;
  const { links } = (await accepted.json()) as { readonly links: { readonly report: string; readonly events: string } };
  // The stream of events ends with the verdict.
  await (await fetch(`${address}${links.events}`, { headers })).text();
  const known = performance.now() - clock;
  // Reviewers are told the time to the millisecond.
  const { judgings } = (await (await fetch(`${address}${links.report}`, { headers })).json()) as SubmissionReport;
  const [judging] = judgings;
  if (judging?.report?.score !== 100) throw new Error(`not judged as expected: ${JSON.stringify(judging)}`);
  const since = (time: string | null): number => (time === null ? Number.NaN : Date.parse(time) - startedAt);
  return { accepted: acceptedMs, taken: since(judging.startedAt), judged: since(judging.finishedAt), known };
}

function printTimelines(timelines: readonly Timeline[]): void {
  const column = (pick: (timeline: Timeline) => number, share: number): string =>
    percentile(timelines.map(pick), share).toFixed(0).padStart(8);
  const row = (name: string, pick: (timeline: Timeline) => number): void => {
    process.stdout.write(`${name.padEnd(34)}${column(pick, 0.5)}${column(pick, 0.95)}\n`);
  };
  process.stdout.write(`\nFrom POST to verdict on an idle stack, ${timelines.length} submissions, in ms:\n\n`);
  process.stdout.write(`${''.padEnd(34)}${'p50'.padStart(8)}${'p95'.padStart(8)}\n`);
  row('accepted (database transaction)', ({ accepted }) => accepted);
  row('taken by the worker (relay, queue)', ({ accepted, taken }) => taken - accepted);
  row('judged and recorded', ({ taken, judged }) => judged - taken);
  row('told to the client (event stream)', ({ judged, known }) => known - judged);
  row('in all', ({ known }) => known);
}

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { openBench } from '../../worker/bench/open-bench.ts';
import { makeChallenge } from '../bench/make-challenge.ts';
import { median } from './cost.ts';
import { measurePipe } from './pipe.ts';

const PROGRAM = path.join(import.meta.dirname, 'called-program.ts');
const CALLS = 4_000;

/** What a spec does over and over, and how often in one judging. */
const OPERATIONS: readonly { readonly name: string; readonly body: string }[] = [
  { name: 'a small call', body: 'add(1, i)' },
  { name: 'a method', body: 'counter.add(1)' },
  { name: 'a getter', body: 'counter.count' },
  { name: 'construct', body: 'new Counter(i)' },
  { name: 'construct and a getter', body: 'new Counter(i).count' },
  { name: 'a call that calls back', body: 'call(callback, i)' },
  { name: 'an object as argument', body: 'total({ price: i, quantity: 2, tags: ["a"] })' },
  { name: 'an async call, awaited', body: 'await later(i)' },
];

type Figures = { readonly wallUs: number; readonly cpuUs: number };

/**
 * Measures operations across the wire through a real bench: each as the difference between a judging with a loop of
 * them and one with an empty loop, so that what a judging costs by itself is not in the figures.
 */
export async function measureCalls(rounds: number): Promise<void> {
  const bench = await openBench({ slot: 0 });
  const files = [{ path: 'index.ts', content: await readFile(PROGRAM, 'utf8') }];
  const judge = async (body: string, times: number): Promise<Figures> => {
    const challenge = makeChallenge({ calls: specOf(body, times) }, { cpuTimeMs: 20_000, wallTimeMs: 60_000 });
    const before = performance.now();
    const outcome = await bench.judge({ challenge, files, kind: 'submission' });
    const wallUs = (performance.now() - before) * 1_000;
    if (outcome.state !== 'judged' || outcome.report.score !== 100) throw new Error(JSON.stringify(outcome));
    return { wallUs, cpuUs: outcome.report.usage.cpuTimeMs * 1_000 };
  };

  const pipe: number[] = [];
  const measured = OPERATIONS.map((): Figures[] => []);
  // Unmeasured, so that no compilation and no cold cache is in the figures.
  for (const { body } of OPERATIONS) await judge(body, 10);
  for (let round = 0; round < rounds; round++) {
    pipe.push(await measurePipe());
    for (const [at, { body }] of OPERATIONS.entries()) {
      const without = await judge(body, 0);
      const within = await judge(body, CALLS);
      measured[at]?.push({
        wallUs: (within.wallUs - without.wallUs) / CALLS,
        cpuUs: (within.cpuUs - without.cpuUs) / CALLS,
      });
    }
  }
  await bench.close();

  const pipeUs = median(pipe);
  print(`One operation across the wire; medians of ${rounds} rounds of ${CALLS}; level ${bench.isolation.level}.\n`);
  print(row('', 'wall us', 'program CPU us', 'to a pipe'));
  print(row('a round trip of a bare pipe', pipeUs.toFixed(1), '', '1.0 x'));
  for (const [at, { name }] of OPERATIONS.entries()) {
    const figures = measured[at] ?? [];
    const wallUs = median(figures.map((each) => each.wallUs));
    const cpuUs = median(figures.map((each) => each.cpuUs));
    print(row(name, wallUs.toFixed(1), cpuUs.toFixed(1), `${(wallUs / pipeUs).toFixed(1)} x`));
  }
}

function specOf(body: string, times: number): string {
  return `import { it } from 'vitest';
import { add, call, Counter, later, total } from '../index.ts';
it('is done over and over', async () => {
  const counter = new Counter(0);
  const callback = (value) => value + 1;
  for (let i = 0; i < ${times}; i++) ${body};
});
`;
}

function row(name: string, ...columns: readonly string[]): string {
  return `${name.padEnd(30)}${columns.map((column) => column.padStart(16)).join('')}`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

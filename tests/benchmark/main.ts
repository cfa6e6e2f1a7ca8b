import { parseArgs } from 'node:util';
import { measureCalls } from './calls.ts';
import { type Cost, CpuCounter, median } from './cost.ts';
import { measureGrowth } from './growth.ts';
import { bareIsolates, CASE, HTTP_CASE, type Judge, minicaseBench, nodeTestInBwrap, vitestRun } from './judges.ts';
import { measureLatency } from './latency.ts';

const HELP = `Measures what a judging costs, beside other ways to run the same twenty tests, in one run on one machine.

  npm run bench                  all of it, some two minutes
  npm run bench -- --rounds 9    more rounds; each runs every judge once, in turn (5)
  npm run bench -- --no-latency  without starting the product
  npm run bench -- --http        instead: twenty tests of a Hono application whose upstream service has five faults
  npm run bench -- --calls       instead: what one call, method, getter … costs across the wire, beside a bare pipe
  npm run bench -- --growth      instead: how often growth is taken for what it is not on a busy machine (--rounds 100)
`;

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    latency: { type: 'boolean', default: true },
    calls: { type: 'boolean', default: false },
    http: { type: 'boolean', default: false },
    growth: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
  allowNegative: true,
});
if (values.help) {
  process.stdout.write(HELP);
} else if (values.calls) {
  await measureCalls(Number(values.rounds));
} else if (values.http) {
  await compareJudges(Number(values.rounds), HTTP_CASE, [vitestRun(HTTP_CASE)]);
} else if (values.growth) {
  await measureGrowth(Number(values.rounds));
} else {
  await compareJudges(Number(values.rounds), CASE, [nodeTestInBwrap(), vitestRun(CASE), await bareIsolates()]);
  if (values.latency) await measureLatency(30);
}

async function compareJudges(rounds: number, folder: string, others: readonly Judge[]): Promise<void> {
  // First: only what is started after it is counted.
  const counter = new CpuCounter();
  if (!counter.isExact) print('(no control group for processor time here: the whole machine is counted)');
  const minicase = await minicaseBench(folder);
  const judges: readonly Judge[] = [minicase, ...others];
  const costs = new Map<Judge, Cost[]>(judges.map((judge) => [judge, []]));
  for (const judge of judges) await judge.judge();
  for (let round = 0; round < rounds; round++) {
    for (const judge of judges) costs.get(judge)?.push(await perJudging(counter, judge));
  }
  for (const judge of judges) await judge.close();
  counter.close();

  const cpuOf = (judge: Judge): number => median(costs.get(judge)?.map(({ cpuMs }) => cpuMs) ?? []);
  const wallOf = (judge: Judge): number => median(costs.get(judge)?.map(({ wallMs }) => wallMs) ?? []);
  print(
    `Twenty tests of one submission; medians of ${rounds} rounds; minicase at containment level ${minicase.level}.\n`,
  );
  print(row('', 'CPU ms', 'wall ms', 'a second', 'CPU to ours'));
  for (const judge of judges) {
    const ratio = `${(cpuOf(judge) / cpuOf(minicase)).toFixed(1)} x`;
    print(
      row(judge.name, cpuOf(judge).toFixed(1), wallOf(judge).toFixed(1), (1_000 / wallOf(judge)).toFixed(1), ratio),
    );
  }
}

async function perJudging(counter: CpuCounter, judge: Judge): Promise<Cost> {
  const { cpuMs, wallMs } = await counter.measure(async () => {
    for (let time = 0; time < judge.times; time++) await judge.judge();
  });
  return { cpuMs: cpuMs / judge.times, wallMs: wallMs / judge.times };
}

function row(name: string, ...columns: readonly string[]): string {
  return `${name.padEnd(26)}${columns.map((column) => column.padStart(13)).join('')}`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

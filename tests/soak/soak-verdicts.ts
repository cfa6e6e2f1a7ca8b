import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { listChallengeFolders } from '../../src/catalogue/list-challenge-folders.ts';
import { readChallenge } from '../../src/catalogue/read-challenge.ts';
import { readSourceFiles } from '../../src/catalogue/read-source-files.ts';
import type { ChallengePackage } from '../../src/domain/challenge.ts';
import type { SourceFile } from '../../src/domain/source-file.ts';
import type { JudgingOutcome } from '../../src/protocol/judging-outcome.ts';
import { openBench } from '../../worker/bench/open-bench.ts';
import { burnProcessors } from '../../worker/check/burn-processors.ts';
import { print } from './print.ts';

const CHALLENGES = path.join(import.meta.dirname, '../../challenges');

type Example = {
  /** Its place below `challenges/`. */
  readonly name: string;
  readonly challenge: ChallengePackage;
  readonly files: readonly SourceFile[];
};

/** Judges every example submission so often, and compares the results byte by byte; whether all were equal. */
export async function soakVerdicts(runs: number, only: string): Promise<boolean> {
  const examples = (await readExamples()).filter(({ name }) => name.includes(only));
  if (examples.length === 0) throw new Error(`no example submission is called '${only}'`);
  print(`${examples.length} example submissions, ${runs} times each, with a burning processor beside them.`);
  const burner = burnProcessors(1);
  const bench = await openBench();
  let unequal = 0;
  for (const { name, challenge, files } of examples) {
    const results = new Set<string>();
    for (let run = 0; run < runs; run++) {
      results.add(withoutUsage(await bench.judge({ challenge, files, kind: 'submission' })));
    }
    if (results.size > 1) unequal += 1;
    print(`  ${results.size === 1 ? 'equal' : `${results.size} DIFFERENT RESULTS`}  ${name}`);
    if (results.size > 1) for (const result of results) print(`      ${firstDifference(result, [...results])}`);
  }
  await bench.close();
  burner.stop();
  print(unequal === 0 ? 'All results were equal.' : `${unequal} submissions had results that differ.`);
  return unequal === 0;
}

async function readExamples(): Promise<Example[]> {
  const examples: Example[] = [];
  for (const slug of await listChallengeFolders(CHALLENGES)) {
    const { package: challenge } = await readChallenge(path.join(CHALLENGES, slug));
    const submissions = path.join(CHALLENGES, slug, 'submissions');
    for (const verdict of (await readdir(submissions)).sort()) {
      for (const name of (await readdir(path.join(submissions, verdict))).sort()) {
        const files = await readSourceFiles(path.join(submissions, verdict, name));
        examples.push({ name: `${slug}/submissions/${verdict}/${name}`, challenge, files });
      }
    }
  }
  return examples;
}

function withoutUsage(outcome: JudgingOutcome): string {
  if (outcome.state === 'aborted') return JSON.stringify(outcome);
  return JSON.stringify({ ...outcome.report, usage: undefined });
}

/** Where a result parts from the others: enough to see what it is about. */
function firstDifference(result: string, all: readonly string[]): string {
  const at = Math.min(
    ...all.filter((other) => other !== result).map((other) => [...result].findIndex((unit, i) => unit !== other[i])),
  );
  return result.slice(Math.max(0, at - 80), at + 160);
}

import { cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readChallenge } from '../../src/catalogue/read-challenge.ts';
import { readSourceFiles } from '../../src/catalogue/read-source-files.ts';
import { reportForCandidate } from '../../src/domain/candidate-report.ts';
import type { ChallengePackage } from '../../src/domain/challenge.ts';
import type { GroupResult, JudgingReport } from '../../src/domain/judging.ts';
import type { SourceFile } from '../../src/domain/source-file.ts';
import type { Bench } from '../../worker/bench/bench.ts';
import { openBench } from '../../worker/bench/open-bench.ts';
import { makeTempFolder, type TempFolder } from '../support/temp-folder.ts';

const TEMPLATE = path.join(import.meta.dirname, '../../challenges/.templates/function');
const MISTAKES = ['adds-to-the-entries', 'keeps-the-order-of-entries', 'rounds-each-entry', 'takes-any-number'];

let folder: TempFolder;
let bench: Bench;
let challenge: ChallengePackage;
let model: SourceFile[];

beforeAll(async () => {
  folder = await makeTempFolder();
  const at = path.join(folder.path, 'with-tests');
  await cp(TEMPLATE, at, { recursive: true });
  const manifest = JSON.parse(await readFile(path.join(at, 'challenge.json'), 'utf8')) as {
    groups: { points: number }[];
  };
  (manifest.groups[1] as { points: number }).points = 20;
  const asking = { ...manifest, candidateTests: { points: 40, mistakes: MISTAKES } };
  await writeFile(path.join(at, 'challenge.json'), JSON.stringify(asking));
  challenge = (await readChallenge(at)).package;
  model = (await readSourceFiles(path.join(at, 'submissions/accepted/model'))).filter(
    ({ path: file }) => file === 'index.ts',
  );
  bench = await openBench();
});
afterAll(async () => {
  await bench.close();
  await folder.remove();
});

const HEAD = `import { beforeEach, describe, expect, it, vi } from 'vitest';
import { billMinutes, type Entry } from '../index.ts';
`;
const GOOD = `${HEAD}
describe('a bill', () => {
  let entries: Entry[] = [];
  beforeEach(() => {
    entries = [{ project: 'a', minutes: 5 }, { project: 'b', minutes: 40 }, { project: 'a', minutes: 5 }];
  });
  it('rounds the sum up', () => {
    expect(billMinutes(entries)).toContainEqual({ project: 'a', minutes: 15 });
  });
  it('begins with the most', async () => {
    await new Promise((resolve) => setTimeout(resolve, 60_000));
    expect(billMinutes(entries).map(({ project }) => project)).toEqual(['b', 'a']);
  });
  it('leaves its argument alone', () => {
    const before = structuredClone(entries);
    billMinutes(entries);
    expect(entries).toEqual(before);
  });
});
it.each([0, -1, 7.5])('refuses %d minutes', (minutes) => {
  expect(() => billMinutes([{ project: 'a', minutes }])).toThrow(RangeError);
});
`;

async function judge(tests: string | undefined): Promise<{ report: JudgingReport; group: GroupResult }> {
  const files = tests === undefined ? model : [...model, { path: 'tests/bill.spec.ts', content: tests }];
  const outcome = await bench.judge({ challenge, files, kind: 'submission' });
  if (outcome.state === 'aborted') throw new Error(outcome.message);
  const group = outcome.report.groups.find(({ name }) => name === 'Your tests');
  return { report: outcome.report, group: group ?? expect.unreachable('there is no group of their tests') };
}

const accepted = ({ cases }: GroupResult) =>
  cases.filter(({ verdict }) => verdict === 'accepted').map(({ title }) => title);

describe("a candidate's own tests", () => {
  it('are worth their points where they notice each mistake and refuse nothing that is right', async () => {
    const { report, group } = await judge(GOOD);
    expect(group.cases.filter(({ verdict }) => verdict !== 'accepted')).toEqual([]);
    expect(group).toMatchObject({ score: 40, points: 40, category: 'quality', visibility: 'secret' });
    expect(group.cases.map(({ title }) => title)).toEqual([
      'accepts model',
      'accepts one-loop',
      ...MISTAKES.map((name) => `notices ${name}`),
    ]);
    expect(report).toMatchObject({ verdict: 'accepted', score: 100 });
  });

  it('are worth the share of mistakes that they notice', async () => {
    const { report, group } = await judge(`${HEAD}
it('rounds the sum up', () => {
  expect(billMinutes([{ project: 'a', minutes: 5 }, { project: 'a', minutes: 5 }])).toEqual([{ project: 'a', minutes: 15 }]);
});
`);
    expect(accepted(group)).toEqual(['accepts model', 'accepts one-loop', 'notices rounds-each-entry']);
    expect(group.score).toBe(10);
    expect(report.verdict, 'what the tests miss is not the fault of the solution').toBe('accepted');
    expect(report.score).toBe(70);
  });

  it('notice nothing by what also fails on a right solution', async () => {
    const { group } = await judge(`${HEAD}
it('always fails', () => expect(billMinutes([])).toBe(0));
`);
    expect(accepted(group)).toEqual([]);
    expect(group.score).toBe(0);
    expect(group.cases[0]?.message).toBe("a right solution is refused by 'always fails'");
  });

  it('lose points by a false alarm, and keep what their other tests notice', async () => {
    const { group } = await judge(`${GOOD}
it('goes by one style', () => {
  try {
    billMinutes([{ project: 'a', minutes: 0 }]);
  } catch (error) {
    expect((error as Error).message).toMatch(/^a: minutes/);
  }
});
`);
    expect(accepted(group)).toEqual(['accepts model', ...MISTAKES.map((name) => `notices ${name}`)]);
    expect(group.score).toBe(20);
  });

  it.each([
    ['that there are none of', undefined, /no tests: put them into tests\//],
    [
      'that pass whatever they meet',
      `${HEAD}\nit('is there', () => expect(typeof billMinutes).toBe('function'));\n`,
      /no test noticed/,
    ],
    ['that do not compile', `${HEAD}\nit('is`, /SyntaxError|Unterminated|bill\.spec\.ts/],
    ['that throw while they are loaded', `${HEAD}\nthrow new Error('no');\n`, /no|runtime|run/],
    ['that never end', `${HEAD}\nit('loops', () => { for (;;); });\n`, /time|run/],
  ])('%s are worth nothing, and break nothing', async (_, tests, message) => {
    const { report, group } = await judge(tests);
    expect(group.score).toBe(0);
    expect(group.cases.at(-1)?.message).toMatch(message);
    expect(
      report.groups.filter(({ name }) => name !== 'Your tests').every(({ score, points }) => score === points),
    ).toBe(true);
  });

  it('cannot tell which solution they meet but by what it does', async () => {
    const { group } = await judge(`${HEAD}
const seen = JSON.stringify([String(billMinutes), billMinutes.name, Object.keys(globalThis), new Error('x').stack]);
it('reads the source', () => {
  expect(seen).not.toMatch(/minutesOf|requireValid|LONGEST|mistake|accepted|adds-to|rounds-each/);
});
it('notices by text', () => expect(seen).toMatch(/function|=>|native/));
`);
    expect(accepted(group)).toEqual(['accepts model', 'accepts one-loop']);
  });

  it('are told to their candidates by category, and to nobody by the solutions they met', async () => {
    const { report } = await judge(GOOD);
    const view = reportForCandidate(report, challenge.manifest);
    expect(view.categories).toContainEqual({
      category: 'quality',
      points: 40,
      score: 40,
      cases: { accepted: 6, total: 6 },
    });
    expect(JSON.stringify(view)).not.toMatch(/rounds-each-entry|one-loop/);
  });
});

describe('a case that asks for tests', () => {
  it('is another version when a solution that they meet changes', async () => {
    const at = path.join(folder.path, 'with-tests');
    await writeFile(path.join(at, 'submissions/wrong-answer/rounds-each-entry/extra.ts'), 'export {};\n');
    const { package: changed } = await readChallenge(at);
    expect(changed.version).not.toBe(challenge.version);
  });

  it('is refused where it names a mistake that is not there', async () => {
    const at = path.join(folder.path, 'with-tests');
    const manifest = JSON.parse(await readFile(path.join(at, 'challenge.json'), 'utf8')) as object;
    await writeFile(
      path.join(at, 'challenge.json'),
      JSON.stringify({ ...manifest, candidateTests: { points: 40, mistakes: ['flies'] } }),
    );
    await expect(readChallenge(at)).rejects.toThrow("candidateTests.mistakes names 'flies'");
  });
});

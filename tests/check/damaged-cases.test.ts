import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BenchPool, openBenchPool } from '../../worker/check/bench-pool.ts';
import { knowJudgings } from '../../worker/check/known-judgings.ts';
import { makeTempFolder, type TempFolder } from '../support/temp-folder.ts';
import { copySoundCase, errorsOf, warningsOf } from './sound-case.ts';

let known: TempFolder;
let pool: BenchPool;
beforeAll(async () => {
  known = await makeTempFolder();
  // Most damage leaves most judgings as they were.
  pool = knowJudgings(openBenchPool(), known.path);
});
afterAll(async () => {
  await pool.close();
  await known.remove();
});

type Manifest = { groups: unknown[]; limits: Record<string, number> };

const json = (change: (manifest: Manifest) => void) => (text: string) => {
  const manifest = JSON.parse(text) as Manifest;
  change(manifest);
  return JSON.stringify(manifest);
};

describe('a case as it is', () => {
  it('has nothing to mend', async () => {
    const { check } = await copySoundCase(pool);
    const report = await check(['case', 'samples', 'examples', 'mutants', 'brief', 'stability', 'forgeries', 'leaks']);
    expect(errorsOf(report)).toBe('');
    expect(warningsOf(report)).toBe('');
    expect(report.isGreen).toBe(true);
    expect(report.killMatrix?.killRate).toBeGreaterThanOrEqual(0.85);
  });

  it('is not green where not all was looked at', async () => {
    const { check } = await copySoundCase(pool);
    const report = await check(['case']);
    expect(errorsOf(report)).toBe('');
    expect(report.isGreen).toBe(false);
    expect(report.parts.map(({ state }) => state)).toContain('skipped');
  });
});

describe('a model of many mutants', () => {
  it('is judged by as many as are proof enough', async () => {
    const { change, check } = await copySoundCase(pool);
    const lines = Array.from({ length: 40 }, (_, place) => `[${place}][${place} - ${place}]!.toFixed();`);
    await change('submissions/accepted/model/index.ts', (text) => `${text}\n${lines.join('\n')}\n`);
    const { killMatrix } = await check(['mutants'], { mutants: 120 });
    expect(killMatrix?.mutantCount).toBeGreaterThan(120);
    expect(killMatrix?.mutants).toHaveLength(60);
    expect(killMatrix?.confidence?.[0]).toBeGreaterThanOrEqual(0.85);
  });
});

describe('a manifest', () => {
  it.each([
    ['that is no JSON', (text: string) => text.slice(1), /not JSON/],
    ['with a field that nobody knows', json((manifest) => Object.assign(manifest, { pionts: 3 })), /pionts/],
    [
      'with a limit that is none',
      json((manifest) => Object.assign(manifest.limits, { cpuTimeMs: -1 })),
      /limits\.cpuTimeMs/,
    ],
    [
      'whose points sum to less',
      (text: string) => text.replace('"points": 60', '"points": 50'),
      /worth 90 points.*→.*sum to 100/,
    ],
    [
      'with a secret group worth nothing',
      (text: string) => text.replace('"points": 15', '"points": 0').replace('"points": 60', '"points": 75'),
      /'A year of entries' is worth nothing/,
    ],
    [
      'that names a spec which is not there',
      (text: string) => text.replace('load.spec', 'loads.spec'),
      /tests\/secret\/loads\.spec\.ts, which cannot be read/,
    ],
    [
      'that allows a package which is not there',
      json((manifest) => Object.assign(manifest, { dependencies: ['left-pad'] })),
      /left-pad/,
    ],
  ])('%s is refused', async (_, damage, message) => {
    const { change, check } = await copySoundCase(pool);
    await change('challenge.json', damage);
    expect(errorsOf(await check(['case']))).toMatch(message);
  });
});

describe('a statement', () => {
  it.each([
    ['that is missing', undefined, /statement is missing/],
    [
      'with code that does not parse',
      (text: string) => text.replace('billMinutes([', 'billMinutes([['),
      /statement\.md:12 the ts code does not parse/,
    ],
    [
      'with a link to nothing',
      (text: string) => `${text}\n[more](docs/more.md)\n`,
      /link to docs\/more\.md, which is not there/,
    ],
    [
      'with an image from elsewhere',
      (text: string) => `${text}\n![a map](https://images.example/map.png)\n`,
      /fetched from elsewhere/,
    ],
    [
      'with an image that says nothing to the blind',
      (text: string) => `${text}\n![](statement.md)\n`,
      /no text for those who do not see it/,
    ],
    [
      'that gives a test away',
      (text: string) => `${text}\n${LEAK}\n`,
      /given what stands in tests\/secret\/bills\.spec\.ts/,
    ],
  ])('%s is refused', async (_, damage, message) => {
    const { change, check } = await copySoundCase(pool);
    await change('statement.md', damage);
    expect(errorsOf(await check(['case']))).toMatch(message);
  });
});

const LEAK = `
    const projects = bill(['a', 20], ['b', 100], ['c', 50]).map(({ project }) => project);
    expect(projects).toEqual(['b', 'c', 'a']);
  it('sorts equal ones by name, once they are rounded [R2]', () => {
    const projects = bill(['b', 14], ['a', 1], ['C', 3], ['d', 15]).map(({ project }) => project);
`;

describe('a starter', () => {
  it('that does not pass a type check is refused', async () => {
    const { change, check } = await copySoundCase(pool);
    await change('starter/index.ts', (text) => text.replace('minutes: number', 'minutes: nmber'));
    expect(errorsOf(await check(['case']))).toMatch(/index\.ts\(1,\d+\): error TS\d+: Cannot find name 'nmber'/);
  });

  it('that does not compile is refused', async () => {
    const { change, check } = await copySoundCase(pool);
    await change('starter/index.ts', (text) => text.replace('{\n', '{{\n'));
    expect(errorsOf(await check(['samples']))).toMatch(/samples:.*the starter does not compile/);
  });

  it('without the entry is refused', async () => {
    const { change, check } = await copySoundCase(pool);
    await change('starter/index.ts', undefined);
    expect(errorsOf(await check(['case']))).toMatch(/the starter has no index\.ts/);
  });

  it('that scores more than it may is refused', async () => {
    const { change, check } = await copySoundCase(pool);
    await change('starter/index.ts', (text) =>
      text.replace(
        "throw new Error('not written yet')",
        'return _entries.map(({ project }) => ({ project, minutes: 15 }))',
      ),
    );
    expect(errorsOf(await check(['examples']))).toMatch(/untouched starter scores \d.*starterScoreAtMost is 0/);
  });

  it('that has a solution in it is refused', async () => {
    const { change, check, folder } = await copySoundCase(pool);
    const model = await readFile(`${folder}/submissions/accepted/model/index.ts`, 'utf8');
    await change('starter/index.ts', (text) => `${text}\n${model.slice(model.indexOf('function requireValid'))}`);
    expect(errorsOf(await check(['case']))).toMatch(/given what stands in submissions\/accepted\/model\/index\.ts/);
  });
});

describe('a sample', () => {
  it('that there is none of is missed', async () => {
    const { change, check } = await copySoundCase(pool);
    await change(
      'challenge.json',
      json((manifest) => void manifest.groups.shift()),
    );
    expect(errorsOf(await check(['samples']))).toMatch(/there is no sample group/);
  });

  it('that the starter passes is refused', async () => {
    const { write, check } = await copySoundCase(pool);
    await write(
      'tests/sample/bill.spec.ts',
      "import { expect, it } from 'vitest';\nimport '../../starter/index.ts';\nit('is there', () => expect(1).toBe(1));\n",
    );
    expect(errorsOf(await check(['samples']))).toMatch(/starter already passes all sample tests/);
  });

  it('that the model fails is refused', async () => {
    const { change, check } = await copySoundCase(pool);
    await change('tests/sample/bill.spec.ts', (text) => text.replace('minutes: 75 }', 'minutes: 80 }'));
    expect(errorsOf(await check(['samples']))).toMatch(
      /the model fails the sample test 'Sample: the example > adds up/,
    );
  });
});

describe('an example', () => {
  it('that is not what its folder says is refused', async () => {
    const { change, check } = await copySoundCase(pool);
    await change('submissions/wrong-answer/rounds-each-entry/index.ts', (text) =>
      text.replace('+ roundUp(entry.minutes)', '+ entry.minutes'),
    );
    expect(errorsOf(await check(['examples']))).toMatch(/rounds-each-entry is judged accepted, not wrong-answer/);
  });

  it('that the test named for it does not catch is refused', async () => {
    const { change, check } = await copySoundCase(pool);
    await change('submissions/wrong-answer/rounds-each-entry/submission.json', (text) =>
      text.replace('Bills > minutes > rounds the sum, not each entry [R1]', 'Bills > leaves its argument alone [R4]'),
    );
    expect(errorsOf(await check(['examples']))).toMatch(
      /passes 'Bills > leaves its argument alone \[R4\]', which is to catch it/,
    );
  });

  it('that names a test which is none is refused', async () => {
    const { change, check } = await copySoundCase(pool);
    await change('submissions/wrong-answer/rounds-each-entry/submission.json', (text) =>
      text.replace('not each entry', 'not each one'),
    );
    expect(errorsOf(await check(['examples']))).toMatch(/which is no test/);
  });

  it('that names no test is refused', async () => {
    const { change, check } = await copySoundCase(pool);
    await change('submissions/wrong-answer/rounds-each-entry/submission.json', undefined);
    expect(errorsOf(await check(['examples']))).toMatch(
      /does not say which test is to catch it.*→.*it fails Sample: the example > adds up/,
    );
  });

  it('that scores less than 100 though accepted is refused, and the model with it', async () => {
    const { change, check } = await copySoundCase(pool);
    await change('submissions/accepted/model/index.ts', (text) =>
      text.replace('QUARTER_MINUTES = 15', 'QUARTER_MINUTES = 30'),
    );
    expect(errorsOf(await check(['examples', 'mutants']))).toMatch(
      /accepted\/model is judged wrong-answer, not accepted/,
    );
  });

  it('in a second style is missed, and so are wrong ones and verdicts', async () => {
    const { change, check } = await copySoundCase(pool);
    await change('submissions/accepted/one-loop', undefined);
    for (const name of [
      'rounds-each-entry',
      'rounds-to-the-nearest',
      'adds-up-in-an-object',
      'keeps-the-order-of-entries',
    ]) {
      await change(`submissions/wrong-answer/${name}`, undefined);
    }
    await change('submissions/runtime-error', undefined);
    const report = await check(['examples']);
    expect(errorsOf(report)).toMatch(/one accepted solution only/);
    expect(errorsOf(report)).toMatch(/4 wrong solutions/);
    expect(warningsOf(report)).toMatch(/no example has the verdict runtime-error/);
  });
});

const ONE_BILL = `import { expect, it } from 'vitest';
import { billMinutes } from '../../starter/index.ts';
it('is rounded up [R1]', () => expect(billMinutes([{ project: 'logo', minutes: 7 }])).toEqual([{ project: 'logo', minutes: 15 }]));
`;

const SLOW_MODEL = `export function billMinutes(entries: readonly { project: string; minutes: number }[]) {
  // Stryker disable all: takes its time, and nothing else
  let sum = 0;
  for (let n = 0; n < 150_000_000; n++) sum += n % 3;
  // Stryker restore all
  void 'nobody reads this';
  return entries.map(({ project }) => ({ project, minutes: 15 }));
}
`;

describe('a suite', () => {
  it('that notices few mutants is refused, with the lines that nobody misses', async () => {
    const { write, check } = await copySoundCase(pool);
    await write(
      'tests/secret/refusals.spec.ts',
      "import { expect, it } from 'vitest';\nimport { billMinutes } from '../../starter/index.ts';\nit('refuses nothing [R3]', () => {\n  expect(() => billMinutes([{ project: 'logo', minutes: 0 }])).toThrow();\n});\n",
    );
    const report = await check(['mutants'], { mutants: 80 });
    expect(errorsOf(report)).toMatch(
      /mutants: .*index\.ts:\d+ \d+ % of the mutants of the model change its score, and 85 % must/,
    );
    const survivor = report.killMatrix?.mutants.find(
      ({ state, original }) => state === 'survived' && original.includes('LONGEST_ENTRY_MINUTES'),
    );
    expect(survivor?.lines.original).toContain('minutes > LONGEST_ENTRY_MINUTES');
  });

  it('is not said to notice what only took as long as all groups together', async () => {
    const { change, write, check } = await copySoundCase(pool);
    await write('submissions/accepted/model/index.ts', SLOW_MODEL);
    const files = [1, 2, 3, 4, 5].map((place) => `tests/secret/again-${place}.spec.ts`);
    for (const file of files) await write(file, ONE_BILL);
    await change(
      'challenge.json',
      json(({ groups, limits }) => {
        limits['cpuTimeMs'] = 60_000;
        const secret = files.map((file) => ({ name: file, file, category: 'correctness', points: 20 }));
        groups.splice(1, groups.length - 1, ...secret);
      }),
    );
    const { killMatrix } = await check(['mutants']);
    const unnoticed = killMatrix?.mutants.filter(({ original }) => original === "'nobody reads this'");
    expect(unnoticed?.map(({ state }) => state)).toEqual(['survived']);
  });

  it('cannot be measured by mutants of a model that goes by its own text', async () => {
    const { change, check } = await copySoundCase(pool);
    await change('submissions/accepted/model/index.ts', (text) =>
      text.replace(
        'const minutesOf',
        "if (String(billMinutes).length > 800) throw new Error('too long');\n  const minutesOf",
      ),
    );
    expect(errorsOf(await check(['mutants']))).toMatch(/fails as soon as mutants are put into it.*too long/s);
  });

  it('whose tests are not called the same each time is unstable, though none fails', async () => {
    const { change, check } = await copySoundCase(pool);
    await change('tests/secret/load.spec.ts', (text) => text.replace(/it\('/, "it(Math.random() + '"));
    expect(errorsOf(await check(['stability']))).toMatch(/judged in 4 different ways in 4 runs: 'A year of entries'/);
  });

  it('that leaves something to the next test is unstable', async () => {
    const { write, check } = await copySoundCase(pool);
    await write(
      'tests/secret/load.spec.ts',
      "import { expect, it } from 'vitest';\nimport { billMinutes } from '../../starter/index.ts';\nlet count = 0;\n" +
        ['one', 'two', 'three', 'four', 'five']
          .map(
            (name, place) =>
              `it('counts ${name} [R5]', () => {\n  expect(billMinutes([])).toEqual([]);\n  count += 1;\n  expect(count).toBe(${place + 1});\n});\n`,
          )
          .join(''),
    );
    expect(errorsOf(await check(['stability']))).toMatch(
      /stability:.*judged in \d ways|judged in \d different ways.*→ look for state/,
    );
  });

  it('that breaks while it is loaded is refused', async () => {
    const { write, check } = await copySoundCase(pool);
    await write('tests/secret/load.spec.ts', "throw new Error('not today');\n");
    expect(errorsOf(await check(['examples']))).toMatch(/load\.spec\.ts: .*not today/);
  });

  it('that a forged solution passes is refused', async () => {
    const { write, check } = await copySoundCase(pool);
    await write('tests/secret/load.spec.ts', SPEC_THAT_ANYTHING_PASSES);
    expect(errorsOf(await check(['forgeries']))).toMatch(
      /a submission that .* scores 15, and the starter 0 → let the tests/,
    );
  });
});

const SPEC_THAT_ANYTHING_PASSES = `import { expect, it } from 'vitest';
import { billMinutes } from '../../starter/index.ts';
it('answers [R5]', () => expect(() => billMinutes([])).not.toThrow());
`;

describe('a brief', () => {
  it.each([
    ['without tags', (text: string) => text.replaceAll(/\*\*\[R\d\]\*\* /g, ''), /no tagged requirement/],
    [
      'with a rule that nothing tests',
      (text: string) => text.replace('- **[R5]**', '- **[R6]** It is friendly.\n- **[R5]**'),
      /no test that counts tests \[R6\]/,
    ],
    [
      'without a rule that is tested',
      (text: string) => text.replace('**[R4]** ', ''),
      /tests \[R4\], which the statement does not have/,
    ],
  ])('%s is refused', async (_, damage, message) => {
    const { change, check } = await copySoundCase(pool);
    await change('statement.md', damage);
    expect(errorsOf(await check(['brief']))).toMatch(message);
  });

  it('whose test names no rule is refused', async () => {
    const { change, check } = await copySoundCase(pool);
    await change('tests/secret/load.spec.ts', (text) => text.replace(' [R5]', ''));
    expect(errorsOf(await check(['brief']))).toMatch(
      /'A year of entries > bills a year in no time' names no requirement/,
    );
  });

  it('tells of a test that nothing fails', async () => {
    const { change, check } = await copySoundCase(pool);
    await change(
      'tests/secret/load.spec.ts',
      (text) => `${text}\nit('is there [R5]', () => expect(typeof billMinutes).toBe('function'));\n`,
    );
    expect(warningsOf(await check(['brief']))).toMatch(/nothing fails 'A year of entries > is there \[R5\]'/);
  });
});

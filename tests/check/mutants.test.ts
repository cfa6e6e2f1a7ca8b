import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tagsIn } from '../../worker/check/case-name.ts';
import { instrumentModel, type Mutant } from '../../worker/check/mutants/instrument-model.ts';
import { readCoverage } from '../../worker/check/mutants/mutant-switch.ts';
import { confidenceOf, inWaves, sampleMutants } from '../../worker/check/mutants/sample-mutants.ts';
import { linesOf, textOf } from '../../worker/check/mutants/source-text.ts';

const FILE = {
  path: 'lib/price.ts',
  content: `export function price(cents: number, isMember: boolean): number {
  if (cents > 100 && isMember) {
    return cents - 10;
  }
  return cents;
}
`,
};

describe('mutants', () => {
  it('are put behind a switch that is imported from the top of the solution', async () => {
    const { files } = await instrumentModel([FILE], () => true);
    expect(files[0]?.content).toMatch(
      /^import \{ stryMutAct_9fa48, stryCov_9fa48 \} from '\.\.\/mutant-switch-9fa48\.ts';\n/,
    );
    expect(files[0]?.content).not.toMatch(/new Function|globalThis|function stryNS/);
  });

  it.each(['/** Prices. */\n', '/* a */ ', '// Prices.\n', "import './other.ts';\n"])(
    'are behind that switch alone where a file begins with %j',
    async (beginning) => {
      const { files } = await instrumentModel([{ ...FILE, content: beginning + FILE.content }], () => true);
      expect(files[0]?.content).not.toMatch(/new Function|globalThis|function stry/);
      expect(files[0]?.content).toContain(beginning.trim());
    },
  );

  it('know what they take the place of, by lines and columns from 1', async () => {
    const { mutants } = await instrumentModel([FILE], () => true);
    const mutant = mutants.find(({ replacement }) => replacement === 'cents + 10') as Mutant;
    expect(mutant).toMatchObject({ file: 'lib/price.ts', line: 3, column: 12, mutator: 'ArithmeticOperator' });
    expect(textOf([FILE], mutant)).toBe('cents - 10');
    expect(linesOf([FILE], mutant, mutant.replacement)).toEqual({
      original: '    return cents - 10;',
      mutated: '    return cents + 10;',
    });
  });

  it('are not made of what the starter already had, nor of types and notes', async () => {
    const files = [
      FILE,
      { path: 'NOTES.md', content: 'a && b' },
      { path: 'types.d.ts', content: 'export type A = 1;' },
      { path: 'price.spec.ts', content: 'check(1 + 1);' },
    ];
    const { mutants, files: instrumented } = await instrumentModel(files, ({ path }) => path !== FILE.path);
    expect(mutants).toEqual([]);
    expect(instrumented).toEqual(files);
  });

  it('are taken for equivalent where the model says so, with its reason', async () => {
    const content = FILE.content.replace(
      '  if (',
      '  // Stryker disable next-line all: members are not checked here\n  if (',
    );
    const { mutants } = await instrumentModel([{ ...FILE, content }], () => true);
    const onLine = mutants.filter(({ line }) => line === 3);
    expect(onLine.length).toBeGreaterThan(0);
    expect(new Set(onLine.map(({ ignoreReason }) => ignoreReason))).toEqual(new Set(['members are not checked here']));
  });

  it('are told as covered by the console, whatever the program writes there itself', () => {
    expect(readCoverage('covers mutant 3\nhello\ncovers mutant 12\n')).toEqual(new Set(['3', '12']));
  });
});

describe('a sample of mutants', () => {
  const make = (count: number): Mutant[] =>
    Array.from({ length: count }, (_, index) => ({
      id: String(index),
      file: index % 3 === 0 ? 'a.ts' : 'b.ts',
      line: index + 1,
      column: 1,
      endLine: index + 1,
      endColumn: 2,
      mutator: ['Regex', 'BlockStatement'][index % 2] as string,
      replacement: '',
    }));

  it('has as many as are asked for, each once, in their order', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 200 }), (count, wanted) => {
        const ids = sampleMutants(make(count), wanted).map(({ id }) => Number(id));
        expect(ids).toHaveLength(Math.min(count, wanted));
        expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b));
      }),
    );
  });

  it('is the same one each time, and has its share of each file and mutator', () => {
    const sample = sampleMutants(make(300), 60);
    expect(sampleMutants(make(300), 60)).toEqual(sample);
    for (const mutator of ['Regex', 'BlockStatement']) {
      expect(sample.filter((mutant) => mutant.mutator === mutator).length).toBeGreaterThanOrEqual(29);
    }
    expect(sample.filter(({ file }) => file === 'a.ts').length).toBeGreaterThanOrEqual(19);
  });

  it('is judged in waves that hold each once, and each its share of every mutator', () => {
    const chosen = sampleMutants(make(300), 120);
    const waves = inWaves(chosen, 60, 30);
    expect(waves.map((wave) => wave.length)).toEqual([60, 30, 30]);
    expect(new Set(waves.flat())).toEqual(new Set(chosen));
    for (const wave of waves) {
      const blocks = wave.filter(({ mutator }) => mutator === 'BlockStatement').length;
      expect(Math.abs(blocks / wave.length - 0.5)).toBeLessThan(0.1);
    }
    expect(inWaves([], 60, 30)).toEqual([]);
  });

  it('tells how sure its share is', () => {
    const [low, high] = confidenceOf(90, 100);
    expect(low).toBeCloseTo(0.826, 2);
    expect(high).toBeCloseTo(0.945, 2);
    expect(confidenceOf(0, 0)).toEqual([0, 1]);
  });
});

describe('tags', () => {
  it.each([
    ['waits [R8]', ['R8']],
    ['waits [R8, R11] and [R2]', ['R8', 'R11', 'R2']],
    ['all of [R1–R3]', ['R1', 'R2', 'R3']],
    ['[R1-R2] and [R2]', ['R1', 'R2']],
    ['none [r1] [R] R1', []],
  ])('in %j are %j', (text, tags) => {
    expect(tagsIn(text)).toEqual(tags);
  });
});

import type { SourceFile } from '../../src/domain/source-file.ts';

const STATEMENT = `# Quarters of an hour

A garage in the harbour bills its work by the quarter of an hour. Until now somebody has done that by hand, on the back of
an envelope, and got it wrong more often than not. You write the one function that does it from now on, and nothing else
is asked of you.

## The rules

- **[R1]** Minutes are rounded up to whole quarters of an hour, so that 16 minutes are billed as 30.
- **[R2]** No minutes are billed as none.
`;

const GROUP = { category: 'correctness', points: 0 } as const;
const MANIFEST = {
  title: 'Quarters of an hour',
  summary: 'What a garage bills.',
  entry: 'index.ts',
  limits: { cpuTimeMs: 2_000, wallTimeMs: 15_000, memoryMb: 128, outputKb: 64 },
  groups: [
    { ...GROUP, name: 'Sample', file: 'tests/sample/bill.spec.ts', visibility: 'sample' },
    { ...GROUP, name: 'Bills', file: 'tests/secret/bills.spec.ts', visibility: 'secret', points: 100 },
  ],
};

const specOf = (tests: string): string =>
  `import { expect, it } from 'vitest';\nimport { bill } from '../../starter/index.ts';\n\n${tests}\n`;
const billing = (expression: string): string =>
  `export function bill(minutes: number): number {\n  return ${expression};\n}\n`;

const WRONG = {
  'rounds-down': 'Math.floor(minutes / 15) * 15',
  'rounds-to-the-nearest': 'Math.round(minutes / 15) * 15',
  'bills-quarters': 'Math.ceil(minutes / 15)',
  'bills-as-it-was': 'minutes',
  'bills-half-hours': 'Math.ceil(minutes / 30) * 30',
};

/** The files of a case that a check finds green, with as little to judge as a case can have. */
export const SMALL_CASE: readonly SourceFile[] = [
  { path: 'challenge.json', content: JSON.stringify(MANIFEST, null, 2) },
  { path: 'statement.md', content: STATEMENT },
  { path: 'starter/index.ts', content: `export function bill(_minutes: number): number {\n  throw new Error();\n}\n` },
  { path: 'tests/sample/bill.spec.ts', content: specOf(`it('bills 16 [R1]', () => expect(bill(16)).toBe(30));`) },
  {
    path: 'tests/secret/bills.spec.ts',
    content: specOf(
      [
        `it('rounds up [R1]', () => expect([1, 16, 44].map(bill)).toEqual([15, 30, 45]));`,
        `it('bills nothing for none [R2]', () => expect([0, 1].map(bill)).toEqual([0, 15]));`,
      ].join('\n'),
    ),
  },
  { path: 'submissions/accepted/model/index.ts', content: billing('Math.ceil(minutes / 15) * 15') },
  { path: 'submissions/accepted/remainder/index.ts', content: billing('minutes + ((15 - (minutes % 15)) % 15)') },
  ...Object.entries(WRONG).flatMap(([name, expression]) => [
    { path: `submissions/wrong-answer/${name}/index.ts`, content: billing(expression) },
    {
      path: `submissions/wrong-answer/${name}/submission.json`,
      content: JSON.stringify({ caughtBy: ['Bills > rounds up [R1]'], why: `it ${name.replaceAll('-', ' ')}` }),
    },
  ]),
];

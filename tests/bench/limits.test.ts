import { expect, it } from 'vitest';
import { judgeSource, makeChallenge } from './make-challenge.ts';
import { openEscapedBench } from './open-escaped-bench.ts';

const HEAD = `import { expect, it } from 'vitest'; import { give } from '../starter/index.ts';`;
const challenge = makeChallenge(
  {
    first: `${HEAD} it('is fine before', () => { expect(give(1)).toBe(1); });
      it('meets the limit', () => { expect(give('escape')).toBe('escape'); });
      it('is fine after', () => { expect(give(2)).toBe(2); });`,
    second: `${HEAD} it('is fine in another group', () => { expect(give(3)).toBe(3); });`,
  },
  { cpuTimeMs: 1_000, wallTimeMs: 6_000 },
);
const SOURCE = '/* ESCAPES */ export const give = (value: any): any => value;';

const HEADER = `const { writeSync } = require('node:fs'); const header = (bytes) => { const head = Buffer.alloc(4); head.writeUInt32LE(bytes); return head; };`;

/** What a program does that nothing of ours keeps in check any more, and what its case comes to. */
const ESCAPES: readonly (readonly [does: string, code: string, verdict: string])[] = [
  ['computes without end', 'for (;;);', 'time-limit-exceeded'],
  ['keeps memory without end', 'const kept = []; for (;;) kept.push(Buffer.alloc(1e6, 1));', 'memory-limit-exceeded'],
  [
    'writes to its worker without end',
    'for (;;) require("node:fs").writeSync(1, Buffer.alloc(65536, 97));',
    'output-limit-exceeded',
  ],
  [
    'answers with a frame that is too long',
    `${HEADER} writeSync(4, header(2 ** 31)); for (;;);`,
    'output-limit-exceeded',
  ],
  [
    'answers with frames without end',
    `${HEADER} const many = Buffer.concat(Array(9_000).fill(Buffer.concat([header(3), Buffer.from('[0]')]))); for (;;) writeSync(4, many);`,
    'runtime-error',
  ],
  [
    'answers with half a frame and no more',
    `${HEADER} writeSync(4, header(100)); require('node:fs').readSync(0, Buffer.alloc(1));`,
    'time-limit-exceeded',
  ],
  [
    'answers with what is no answer',
    `${HEADER} writeSync(4, header(7)); writeSync(4, '{"a":1}'); for (;;);`,
    'runtime-error',
  ],
  [
    'hangs up',
    `require('node:fs').closeSync(4); require('node:fs').closeSync(3); process.reallyExit(0);`,
    'runtime-error',
  ],
  ['ends as if somebody had killed it', 'process.reallyExit(137);', 'runtime-error'],
];

it.each(ESCAPES)('a program that %s fails the case it did so in, and no other', async (_, code, verdict) => {
  const bench = await openEscapedBench(code);
  try {
    const report = await judgeSource(bench, challenge, SOURCE);
    const verdicts = report.groups.map((group) => group.cases.map((each) => each.verdict));
    const isOutOfTime = report.usage.wallTimeMs >= 6_000;
    // Waiting costs the time of the whole judging; everything else leaves the others theirs.
    const others = isOutOfTime ? 'time-limit-exceeded' : 'accepted';
    expect(verdicts).toEqual([['accepted', verdict, others], [others]]);
  } finally {
    await bench.close();
  }
});

it.runIf(process.getuid?.() === 0)(
  'a program that starts threads without end fails the case it did so in',
  async () => {
    const threads = `process.env.UV_THREADPOOL_SIZE = '1024'; require('node:fs').stat('.', () => {}); for (;;);`;
    const bench = await openEscapedBench(threads);
    try {
      const [first, second] = (await judgeSource(bench, challenge, SOURCE)).groups;
      expect(first?.cases.map((each) => each.verdict)).toEqual(['accepted', 'runtime-error', 'accepted']);
      expect(second?.cases.map((each) => each.verdict)).toEqual(['accepted']);
    } finally {
      await bench.close();
    }
  },
);

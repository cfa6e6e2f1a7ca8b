/** A claim about how the cost of one of the program's functions grows, and whether it is true. */
export type Claim = {
  readonly name: string;
  /** The body of the program's function, of a list of whole numbers. */
  readonly work: string;
  readonly bound: string;
  readonly holds: boolean;
  /** Whether the list is made beforehand, so that reading it is no part of the cost. */
  readonly isPrepared?: boolean;
};

export const CLAIMS: readonly Claim[] = [
  {
    name: 'a set, n',
    work: 'const s = new Set(list); return list.filter((x) => s.has(x + 1)).length;',
    bound: 'n',
    holds: true,
  },
  {
    name: 'objects and strings, n',
    work: 'const m = new Map(); for (const x of list) m.set("k" + x, { x, text: "v" + x }); return [...m.values()].map((o) => o.text).join().length;',
    bound: 'n log n',
    holds: true,
  },
  {
    name: 'a sort by comparison, n log n',
    work: 'return list.map((x) => ({ key: (x * 7919) % 10007 })).sort((a, b) => a.key - b.key)[0].key;',
    bound: 'n log n',
    holds: true,
  },
  {
    name: 'awaits, n',
    work: 'let t = 0; for (const x of list) t += x; return Promise.resolve(t);',
    bound: 'n',
    holds: true,
  },
  {
    name: 'a loop in a loop, n^2',
    work: 'let t = 0; for (const x of list) for (const y of list) if (x + y === 7) t++; return t;',
    bound: 'n log n',
    holds: false,
  },
  {
    name: 'includes in a filter, n^2',
    work: 'const out = []; for (const x of list) if (!out.includes(x)) out.push(x); return out.length;',
    bound: 'n log n',
    holds: false,
  },
  {
    name: 'a list copied for each, n^2',
    work: 'return list.reduce((all, x) => [...all, x], []).length;',
    bound: 'n log n',
    holds: false,
  },
  {
    name: 'a square that may be, n^2',
    work: 'let t = 0; for (const x of list) for (const y of list) if (x * y === 7) t++; return t;',
    bound: 'n^2',
    holds: true,
  },
  {
    name: 'a scan of what is there, n',
    work: 'let t = 0; for (let i = 0; i < list.length; i++) t = (t * 31 + list[i]) | 0; return t;',
    bound: 'log n',
    holds: false,
    isPrepared: true,
  },
  {
    name: 'a search by halves, log n',
    work: 'let a = 0, b = list.length; while (a < b) { const m = (a + b) >> 1; if (list[m] < 77) a = m + 1; else b = m; } return a;',
    bound: 'log n',
    holds: true,
    isPrepared: true,
  },
];

/** A claim that one function costs at most so many times what another does. */
export type CostClaim = {
  readonly name: string;
  readonly program: string;
  readonly model: string;
  readonly atMost: number;
  readonly holds: boolean;
};

const BY_SET = 'const s = new Set(list); return list.filter((x) => s.has(x + 1)).length;';
const BY_MAP =
  'const m = new Map(list.map((x) => [x, true])); let n = 0; for (const x of list) if (m.has(x + 1)) n++; return n;';

export const COST_CLAIMS: readonly CostClaim[] = [
  { name: 'the same, 1x', program: BY_SET, model: BY_SET, atMost: 1.5, holds: true },
  { name: 'another way, 3x', program: BY_MAP, model: BY_SET, atMost: 3, holds: true },
  {
    name: 'five times over, 3x',
    program: `for (let i = 0; i < 4; i++) { ${BY_SET.replace('return', '')} } ${BY_SET}`,
    model: BY_SET,
    atMost: 3,
    holds: false,
  },
];

/** A program that has a function for each claim: its own, or the model solution's. */
export function programOf(claims: readonly Claim[], costClaims: readonly CostClaim[], isModel: boolean): string {
  const works = claims.map(({ work }) => work);
  const costs = costClaims.map(({ program, model }) => (isModel ? model : program));
  const functionsOf = (name: string, bodies: readonly string[]): string[] =>
    bodies.map((body, place) => `export const ${name}${place} = (list) => { ${body} };`);
  return [...functionsOf('work', works), ...functionsOf('cost', costs)].join('\n');
}

/** What a case of the spec fails with on purpose: whether the matcher passed, and how far beyond its bound it found it. */
export type Finding = { readonly passed: boolean; readonly beyond: number };

/** A spec with one case for each claim. `beyond` is an exponent, or the logarithm of a factor. */
export function specOf(claims: readonly Claim[], costClaims: readonly CostClaim[]): string {
  const cases = claims.map(({ name, bound, isPrepared }, place) => {
    const options = isPrepared === true ? '{ prepare: upTo }' : '{}';
    const run = isPrepared === true ? `(list) => program.work${place}(list)` : `(n) => program.work${place}(upTo(n))`;
    const power = bound.startsWith('n') ? Number(bound.split(/[\^ ]/)[1]) || 1 : 0;
    return `it(${JSON.stringify(name)}, async () => {
      const found = await growth(${run}, ${options});
      tell(() => expect(found).toGrowNoFasterThan('${bound}'), found.exponent - ${power});
    });`;
  });
  const costCases = costClaims.map(
    ({ name, atMost }, place) => `it(${JSON.stringify(name)}, async () => {
      const found = await cost((program, list) => program.cost${place}(list), { prepare: () => upTo(5_000) });
      tell(() => expect(found).toCostAtMost('${atMost}x model'), Math.log(found.times / ${atMost}));
    });`,
  );
  return `import { expect, it } from 'vitest';
import { cost, growth } from 'minicase/world';
import * as program from '../index.ts';
const upTo = (n) => Array.from({ length: n }, (_, i) => i);
function tell(check, beyond) {
  let passed = true;
  try { check(); } catch { passed = false; }
  throw JSON.stringify({ passed, beyond });
}
${[...cases, ...costCases].join('\n')}
`;
}

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

export function programOf(claims: readonly Claim[]): string {
  return claims.map(({ work }, place) => `export const work${place} = (list) => { ${work} };`).join('\n');
}

/** A spec with one case for each claim, which passes where it is taken for what it is. */
export function specOf(claims: readonly Claim[]): string {
  const cases = claims.map(({ name, bound, holds, isPrepared }, place) => {
    const options = isPrepared === true ? '{ prepare: upTo }' : '{}';
    const run = isPrepared === true ? `(list) => program.work${place}(list)` : `(n) => program.work${place}(upTo(n))`;
    return `it(${JSON.stringify(name)}, async () => {
      expect(await growth(${run}, ${options}))${holds ? '' : '.not'}.toGrowNoFasterThan('${bound}');
    });`;
  });
  return `import { expect, it } from 'vitest';
import { growth } from 'minicase/world';
import * as program from '../index.ts';
const upTo = (n) => Array.from({ length: n }, (_, i) => i);
${cases.join('\n')}
`;
}

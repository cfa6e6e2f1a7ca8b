import { expect, it } from 'vitest';
import { told, useBench } from './judge-spec.ts';

const judge = useBench();
const IMPORTS = `import { expect, it, vi } from 'vitest'; import { growth, world } from 'minicase/world';`;

const UPTO = 'const upTo = (n) => Array.from({ length: n }, (_, i) => i);';

it('tells a square from what is linear, by processor time', async () => {
  const spec = `${IMPORTS} import { common } from '../starter/index.ts'; ${UPTO}
    it('is linear', async () => {
      const found = await growth((n) => common(upTo(n), upTo(n)), { budgetMs: 300 });
      expect(found).toGrowNoFasterThan('n log n');
      expect(found.samples.length).toBeGreaterThanOrEqual(3);
      expect(found.of).toBe('cpu');
    });
    it('is not', async () => {
      expect(await growth((n) => common(upTo(n), upTo(n)), { budgetMs: 300 })).not.toGrowNoFasterThan('n log n');
    });`;
  const linear =
    'export const common = (a, b) => { const seen = new Set(a); return b.filter((x) => seen.has(x)).length; };';
  const square = 'export const common = (a, b) => b.filter((x) => a.some((y) => Math.hypot(x, y) < -1)).length;';
  const [passed, failed] = told(await judge(spec, linear));
  expect(passed).toBe('accepted');
  expect(failed).toMatch(
    /expected cpu to grow faster than n log n, but it grows like n\^[01]\.\d\d \(r² [01]\.\d{3}\)/,
  );
  expect(failed).toMatch(/ {9}n {6}CPU ms\n +100 +\d+\.\d{3}\n +200 +\d+\.\d{3} +× \d/);
  const [squarePassed, squareFailed] = told(await judge(spec, square));
  expect(squarePassed).toMatch(/expected cpu to grow no faster than n log n, but it grows like n\^/);
  expect(squareFailed).toBe('accepted');
});

it('leaves out what it takes to read what is prepared', async () => {
  const spec = `${IMPORTS} import { find, sum } from '../starter/index.ts'; ${UPTO}
    const options = { prepare: upTo, from: 1_000, to: 64_000 };
    it('finds', async () => expect(await growth((list) => find(list, 7), options)).toGrowNoFasterThan('log n'));
    it('sums', async () => expect(await growth((list) => sum(list), options)).toGrowNoFasterThan('log n'));
    it('is handed over as it is', async () => {
      const seen = [];
      await growth((list, n) => { if (seen.length < 3) seen.push([n, find(list, 7), list.length]); }, { ...options, to: 4_000 });
      expect(seen).toContainEqual([1_000, 7, 1_000]);
    });`;
  const program = `export const find = (list, x) => {
      let low = 0, high = list.length;
      while (low < high) { const middle = (low + high) >> 1; if (list[middle] < x) low = middle + 1; else high = middle; }
      return low;
    };
    export const sum = (list) => list.reduce((total, x) => total + Math.hypot(Math.sin(x), Math.cos(x)), 0);`;
  const [finds, sums, handed] = told(await judge(spec, program));
  expect(finds).toBe('accepted');
  expect(sums).toMatch(/expected cpu to grow no faster than log n, but it grows like n\^0?[.\d]+/);
  expect(handed).toBe('accepted');
});

it('counts calls to the world, queries, and whatever a function counts, exactly', async () => {
  const spec = `${IMPORTS} import { load, loadAll } from '../starter/index.ts'; ${UPTO}
    let reads = 0;
    const read = async (ids) => { reads += 1; return ids; };
    const options = { of: () => reads };
    it('reads all at once', async () => {
      const found = await growth((n) => loadAll(upTo(n), read), options);
      expect(found).toGrowNoFasterThan('1');
      expect(found.samples).toEqual([10, 20, 40, 80, 160].map((n) => ({ n, cost: 1 })));
      expect(found.exponent).toBe(0);
    });
    it('reads each', async () => {
      const found = await growth((n) => load(upTo(n), read), options);
      expect(found).toGrowNoFasterThan('n');
      expect(found).not.toGrowNoFasterThan('log n');
      expect(found).toGrowNoFasterThan('1');
    });
    it('calls nothing', async () => expect((await growth((n) => load(upTo(n), read), { of: 'calls', from: 1, to: 8 })).samples.map(({ cost }) => cost)).toEqual([0, 0, 0, 0]));
    it('asks for nothing', async () => expect(await growth((n) => load(upTo(n), read), { of: 'queries' })).toGrowNoFasterThan('1'));`;
  const program = `export const load = async (ids, read) => { await read([]); for (const id of ids) await read([id]); };
    export const loadAll = (ids, read) => read(ids);`;
  const [atOnce, each, calls, queries] = told(await judge(spec, program));
  expect([atOnce, calls, queries]).toEqual(['accepted', 'accepted', 'accepted']);
  expect(each).toContain('expected count to grow no faster than 1, but it grows like n^0.99 (r² 1.000)');
  expect(each).toContain('        10          11\n        20          21   × 1.9');
});

it('says what it cannot take', async () => {
  const spec = `${IMPORTS} import '../starter/index.ts';
    it('says', async () => {
      const run = () => 1;
      await expect(growth(run, { from: 0 })).rejects.toThrow('growth: from is 0: it must be 1 or more');
      await expect(growth(run, { from: 10, to: 20 })).rejects.toThrow('growth: to is 20: it must be at least four times from');
      await expect(growth(run, { budgetMs: 0 })).rejects.toThrow('growth: budgetMs is 0');
      await expect(growth(run, { of: 'time' })).rejects.toThrow("growth: of is time: write 'cpu', 'calls', 'queries'");
      const found = await growth(run, { of: 'calls' });
      expect(() => expect(found).toGrowNoFasterThan('fast')).toThrow("'fast' is no growth: write '1', 'log n'");
      expect(() => expect(3).toGrowNoFasterThan('n')).toThrow('expect what growth(…) gives');
      for (const bound of ['1', 'log n', 'n', 'n log n', 'n^2', 'n^1.5', 'n^2 log n']) expect(found).toGrowNoFasterThan(bound);
    });`;
  expect(told(await judge(spec, 'export const one = 1;'))).toEqual(['accepted']);
});

import { expect, it } from 'vitest';
import { coreForBench, parseCpuList } from '../../worker/bench/cores.ts';

it("reads the kernel's sets of processors", () => {
  expect(parseCpuList('0')).toEqual([0]);
  expect(parseCpuList('0-2,7')).toEqual([0, 1, 2, 7]);
});

it('gives benches processors in turn, and begins again where there are more benches', () => {
  const cores = [0, 1, 2, 3, 4, 5, 6, 7].map(coreForBench);
  for (const core of cores) expect(core).toBeTypeOf('number');
  expect(new Set(cores).size).toBeGreaterThanOrEqual(1);
  expect(coreForBench(0)).toBe(Math.max(...cores.map(Number)));
});

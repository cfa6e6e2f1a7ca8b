import { afterAll, afterEach, assert, beforeAll, beforeEach, describe, expect, it, onTestFinished, test, vi } from 'vitest';
import { echo, later, times } from '../solution/index.ts';

const log: string[] = [];
beforeAll(() => {
  log.push('all');
  return () => log.push('after all');
});
beforeEach(({ task }) => {
  log.push(`each ${task.name}`);
});
afterEach(() => {
  log.push('after each');
});
afterAll(() => {
  expect(log[0]).toBe('all');
});

expect.extend({
  toBeWithin(received: number, low: number, high: number) {
    const pass = received >= low && received <= high;
    return { pass, message: () => `${received} is ${pass ? '' : 'not '}within ${low} and ${high}` };
  },
  async toResolveTo(received: Promise<unknown>, expected: unknown) {
    const value = await received;
    return { pass: this.equals(value, expected), message: () => 'no' };
  },
});

it('runs hooks', () => {
  expect(log).toEqual(['all', 'each runs hooks']);
});
it('has matchers of its own', async () => {
  (expect(echo(5)) as never as { toBeWithin(a: number, b: number): void }).toBeWithin(1, 9);
  await (expect(later(3)) as never as { toResolveTo(a: number): Promise<void> }).toResolveTo(3);
  (expect(echo(50)).not as never as { toBeWithin(a: number, b: number): void }).toBeWithin(1, 9);
});
it('matches loosely', () => {
  expect(echo({ id: 7, at: new Date(0), tags: ['a', 'b'], text: 'hello' })).toEqual({
    id: expect.any(Number), at: expect.any(Date), tags: expect.arrayContaining(['b']), text: expect.stringMatching(/^h/),
  });
  expect(echo([1, { a: 1, b: 2 }])).toEqual([expect.anything(), expect.objectContaining({ a: 1 })]);
  expect(echo(0.1 + 0.2)).toBeCloseTo(0.3);
  expect(echo({ a: 1 })).toEqual(expect.not.objectContaining({ b: 1 }));
  expect(echo('x')).toBeOneOf(['x', 'y']);
  expect(echo([1, 2])).toSatisfy((list: number[]) => list.length === 2);
});
it('keeps snapshots', () => {
  expect(echo({ name: 'Ada', list: [1, undefined], at: new Date(0) })).toMatchInlineSnapshot(`
    {
      "at": 1970-01-01T00:00:00.000Z,
      "list": [
        1,
        undefined,
      ],
      "name": "Ada",
    }
  `);
  expect(echo('text')).toMatchInlineSnapshot(`"text"`);
  expect(echo({ id: 12, kind: 'x' })).toMatchInlineSnapshot({ id: expect.any(Number) }, `
    {
      "id": Any<Number>,
      "kind": "x",
    }
  `);
  expect(echo([1])).toMatchSnapshot();
});
it.each([[1, 2], [3, 4]])('adds one to %i', (before, after) => {
  expect(echo(before) + 1).toBe(after);
});
it.each`
  text   | length
  ${'a'} | ${1}
  ${'bb'} | ${2}
`('measures $text', ({ text, length }) => {
  expect(echo(text as string)).toHaveLength(length as number);
});
test.for([{ n: 1 }, { n: 2 }])('is given $n', ({ n }, { expect: own }) => {
  own(echo(n)).toBe(n);
});
describe.each(['x', 'y'])('of %s', (letter) => {
  it('echoes', () => {
    expect(echo(letter)).toBe(letter);
  });
});
it.skip('is skipped', () => {
  throw new Error('never');
});
it.todo('is to be written');
it.fails('fails, as it should', () => {
  expect(echo(1)).toBe(2);
});
describe.concurrent('at once', () => {
  it('a', async ({ expect: own }) => {
    own(await later('a', 30)).toBe('a');
  });
  it('b', async ({ expect: own }) => {
    own(await later('b', 10)).toBe('b');
  });
});
let tries = 0;
it('is tried again', { retry: 2 }, () => {
  tries += 1;
  expect(echo(tries)).toBe(3);
});
it('repeats', { repeats: 1 }, () => {
  expect(echo(1)).toBe(1);
});
const withStack = test.extend<{ stack: number[] }>({
  stack: async ({ task: _ }, use) => {
    await use([1, 2]);
  },
});
withStack('has fixtures', ({ stack }) => {
  expect(echo(stack)).toEqual([1, 2]);
});
it('counts assertions', () => {
  expect.assertions(3);
  times(3, (i) => expect(i).toBeGreaterThanOrEqual(0));
});
it('is soft', () => {
  expect.soft(echo(1)).toBe(1);
  assert.equal(echo(2), 2);
  assert(echo(true));
  onTestFinished(() => undefined);
});
it('polls', async () => {
  let n = 0;
  await expect.poll(() => echo(++n), { interval: 10 }).toBe(3);
  await vi.waitFor(() => expect(echo(++n)).toBeGreaterThan(5));
  expect(await vi.waitUntil(() => echo(++n) > 8)).toBe(true);
});
it('fails where it must', () => {
  expect(() => expect(echo({ a: 1 })).toEqual({ a: 2 })).toThrow(/deeply equal/);
  expect(() => expect.unreachable()).toThrow();
});
describe('nested', () => {
  describe('deeper', () => {
    it('is reached', ({ task }) => {
      expect(task.suite?.name).toBe('deeper');
    });
  });
});

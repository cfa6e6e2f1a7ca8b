import { call } from './phone';
import { Busy, Dead } from './errors';
import { all, confirmed, finish, insist, order, orderFruit, pick, refused } from './orders';

jest.mock('./phone', () => ({
  call: jest.fn(),
}));

afterEach(() => {
  jest.resetAllMocks();
});

describe('with a mocked module', () => {
  test('calls the mock', () => {
    expect(confirmed()).toBeUndefined();
    expect(call).toHaveBeenCalledTimes(1);
    expect(call).toHaveBeenCalledWith({ text: 'confirmed' });
  });
  test('passes its own functions on', () => {
    const query = { kind: 'fig' };
    order(query, confirmed, refused);
    expect(call).toHaveBeenCalledWith(query, confirmed, refused);
    orderFruit('fig');
    expect(call).toHaveBeenLastCalledWith({ kind: 'fig', count: 2 }, confirmed, refused);
  });
});

describe('with errors of a module that both import', () => {
  const line = (...answers) => ({
    ring: () => {
      const answer = answers.shift();
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
  });
  test('tries again', async () => {
    await expect(insist(line(new Busy(), new Busy(), 'hello'))).resolves.toBe('hello');
    await expect(insist(line(new Dead()))).rejects.toThrow(Dead);
    await expect(insist(line(new Busy(), new Busy(), new Busy()))).rejects.toThrow('nobody answers');
  });
});

describe('with globals that are replaced', () => {
  test('always hangs up', () => {
    console.log = jest.fn();
    expect(() => finish('')).toThrow(TypeError);
    expect(console.log).toHaveBeenCalledWith('hung up');
  });
  test('throws a loaded die', () => {
    const { random } = Math;
    Math.random = () => 0.8;
    expect(pick()).toBe('d');
    Math.random = random;
    const seen = new Set();
    for (let i = 0; i < 200; i++) seen.add(pick());
    expect(seen.size).toBe(4);
  });
});

describe('with promises that nobody awaits', () => {
  test('is over before they settle', () => {
    expect(all([Promise.resolve(1), Promise.reject(new Error('no'))])).resolves.toEqual([1, 2]);
    expect(all([])).toBeInstanceOf(Promise);
  });
  test('may be told by done', (done) => {
    all([Promise.resolve(1)]).then((values) => {
      expect(values).toEqual([1]);
      done();
    });
  });
});

import { afterEach, beforeEach, describe, expect, jest, test, xtest } from '@jest/globals';
import { Greeter, hey, remember } from './bob';

describe('Bob', () => {
  let spy;
  beforeEach(() => {
    spy = jest.fn((text) => text.toUpperCase());
  });
  afterEach(() => {
    jest.clearAllMocks();
  });

  test('stating something', () => {
    expect(hey('Tom-ay-to, tom-aaaah-to.')).toEqual('Whatever.');
  });

  test.each([
    ['WATCH OUT!', 'Whoa, chill out!'],
    ['Does this cryogenic chamber make me look fat?', 'Sure.'],
    ['', 'Fine. Be that way!'],
  ])('%s is answered by %s', (said, answer) => {
    expect(hey(said)).toBe(answer);
  });

  xtest('is not run yet', () => {
    expect(true).toBe(false);
  });

  test('calls back', () => {
    expect(remember(['a', 'b'], spy)).toEqual(new Map([['a', 'A'], ['b', 'B']]));
    expect(spy).toHaveBeenCalledTimes(2);
    expect(spy).toHaveBeenLastCalledWith('b');
    expect(spy.mock.results.map((result) => result.value)).toEqual(['A', 'B']);
  });

  test('objects', () => {
    const greeter = new Greeter('Bob');
    expect(greeter.name).toBe('Bob');
    greeter.name = 'Alice';
    expect(greeter.greet()).toBe('Hello, Alice');
    expect(greeter).toEqual(expect.objectContaining({ name: 'Alice' }));
    expect(Object.keys(greeter)).toEqual(['name']);
    expect('greet' in greeter).toBe(true);
    expect(() => greeter.greet(1)).toThrow(TypeError);
    expect(() => greeter.greet(1)).toThrow(new TypeError('no arguments please'));
    expect(greeter).toBeInstanceOf(Greeter);
    expect(Greeter.make('x')).toBeInstanceOf(Greeter);
  });

  test('is told when it is done', (done) => {
    new Greeter('Bob').greetLater().then((greeting) => {
      expect(greeting).toBe('Hello, Bob');
      done();
    });
  });

  test('async', async () => {
    const greeter = new Greeter('Bob');
    await expect(greeter.greetLater()).resolves.toBe('Hello, Bob');
    await expect(greeter.failLater()).rejects.toThrow('later');
    return expect(greeter.greetLater()).resolves.toMatch(/bob/i);
  });
});

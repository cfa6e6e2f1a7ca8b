import { expect, it } from 'vitest';
import { find, NotFound, rethrow, swallow, throwMany, throwValue } from '../solution/index.ts';

it('throws errors of its own classes', () => {
  expect(() => find(3)).toThrow(NotFound);
  expect(() => find(3)).toThrow('no 3');
  expect(() => find(3)).toThrow(/no \d/);
  expect(() => find(3)).toThrow(new NotFound(3, { cause: new TypeError('inner') }));
  expect(() => find(3)).toThrowError(expect.objectContaining({ id: 3 }));
  expect(() => find(3)).not.toThrow(RangeError);
  try {
    find(4);
  } catch (error) {
    expect(error).toBeInstanceOf(NotFound);
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({ name: 'NotFound', id: 4 });
    expect((error as Error).cause).toEqual(new TypeError('inner'));
    expect((error as Error).cause).toBeInstanceOf(TypeError);
    expect((error as Error).stack).toContain('NotFound');
    expect(String(error)).toBe('NotFound: no 4');
  }
  expect.assertions(13);
});
it('throws anything', () => {
  for (const value of ['text', 7, null, undefined, { code: 1 }]) {
    let thrown: unknown = 'nothing';
    try {
      throwValue(value);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toEqual(value);
  }
  const own = new Error('own');
  expect(() => throwValue(own)).toThrow(own);
});
it('throws many at once', () => {
  expect(throwMany).toThrow(AggregateError);
  try {
    throwMany();
  } catch (error) {
    const { errors } = error as AggregateError;
    expect(errors).toHaveLength(2);
    expect(errors[1]).toBeInstanceOf(RangeError);
  }
});
it('passes on what the spec throws', () => {
  class Own extends Error {}
  const error = new Own('spec');
  const thrower = () => {
    throw error;
  };
  try {
    rethrow(thrower);
  } catch (caught) {
    expect((caught as Error).cause).toBe(error);
  }
  expect(swallow(thrower)).toBe('spec');
  expect(() => find(1)).toThrowErrorMatchingInlineSnapshot(`[NotFound: no 1]`);
  expect.assertions(3);
});
it('makes errors that are returned', () => {
  const error = new NotFound(5);
  expect(error).toBeInstanceOf(NotFound);
  expect(error.message).toBe('no 5');
  expect(error).toEqual(new NotFound(5));
  expect(error).not.toEqual(new NotFound(6));
});

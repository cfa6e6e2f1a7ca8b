import { expect, it } from 'vitest';
import { defined, Resource, TAGGED, tag, tagged } from '../solution/index.ts';

it('knows its symbols', () => {
  expect(tagged[TAGGED]).toBe(1);
  expect(tagged[Symbol.for('shared') as never]).toBe(2);
  expect(Object.getOwnPropertySymbols(tagged)).toContain(TAGGED);
  expect(TAGGED.description).toBe('tagged');
});
it('is a tag of templates', () => {
  expect(tag`a${1}\n${[2, 3]}z`).toBe('a[1]\\n[2,3]z');
});
it('disposes', () => {
  let seen: Resource;
  {
    using resource = new Resource();
    seen = resource;
    expect(resource.closed).toBe(false);
  }
  expect(seen.closed).toBe(true);
});
it('describes properties', () => {
  const object = defined();
  expect(Object.keys(object)).toEqual(['shown']);
  expect(object['hidden']).toBe(2);
  expect(Object.getOwnPropertyDescriptor(object, 'hidden')).toEqual({
    value: 2, enumerable: false, writable: false, configurable: false,
  });
  expect(JSON.stringify(object)).toBe('{"shown":1}');
});

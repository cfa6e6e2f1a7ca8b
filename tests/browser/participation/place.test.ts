import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatPlace, PARTS, type Place, parsePlace } from '../../../src/browser/staff/participation/place.ts';

test('a page without a query begins with the timeline', () => {
  expect(parsePlace('')).toEqual({ part: 'timeline' });
  expect(parsePlace('?part=unheard-of&submission=x&line=-1')).toEqual({ part: 'timeline' });
});

test('every place is found again by its address', () => {
  const count = fc.integer({ min: 0, max: 9_999_999 });
  const text = fc.string({ unit: 'grapheme' });
  const places: fc.Arbitrary<Place> = fc.record(
    {
      part: fc.constantFrom(...PARTS),
      submission: count,
      revision: count,
      path: text,
      line: count,
      group: text,
      title: text,
    },
    { requiredKeys: ['part'] },
  );
  fc.assert(
    fc.property(places, (place) => {
      expect(parsePlace(formatPlace(place))).toEqual(place);
    }),
  );
});

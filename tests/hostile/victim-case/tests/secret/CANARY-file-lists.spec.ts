import { expect, it } from 'vitest';
import { centsByName, names, sortByPrice } from '../../starter/index.ts';

const ITEMS = [
  { name: 'CANARY-input sofa', cents: 90_000 },
  { name: 'CANARY-input pillow', cents: 1_200 },
  { name: 'CANARY-input pillow', cents: 1_300 },
];

it('names each thing once CANARY-title', () => {
  expect(names(ITEMS)).toEqual(new Set(['CANARY-input sofa', 'CANARY-input pillow']));
});

it('adds up by name CANARY-title', () => {
  expect(centsByName(ITEMS)).toEqual(
    new Map([
      ['CANARY-input sofa', 90_000],
      ['CANARY-input pillow', 2_500],
    ]),
  );
});

it('sorts the list itself CANARY-title', () => {
  const items = ITEMS.map((item) => ({ ...item }));
  expect(sortByPrice(items)).toBeUndefined();
  expect(items).toStrictEqual([
    { name: 'CANARY-input pillow', cents: 1_200 },
    { name: 'CANARY-input pillow', cents: 1_300 },
    { name: 'CANARY-input sofa', cents: 90_000 },
  ]);
});

it('tells an empty list from another CANARY-title', () => {
  const items: (typeof ITEMS)[number][] = [];
  sortByPrice(items);
  expect([[...names(items)], [...centsByName(items)], items]).toEqual([[], [], []]);
  expect([...names(ITEMS), ...centsByName(ITEMS)]).toHaveLength(4);
});

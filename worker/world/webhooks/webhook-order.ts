/** In which order events are delivered. In `{ order: [2, 0, 1, 1] }` each is named by its place, and may come again. */
export type DeliverIn = 'in-order' | 'reversed' | 'shuffled' | 'twice' | { readonly order: readonly number[] };

/** Places of events, in the order in which they are sent. @throws TypeError where it is no order */
export function orderOf(deliver: DeliverIn, count: number, random: () => number): readonly number[] {
  const places = Array.from({ length: count }, (_, place) => place);
  switch (deliver) {
    case 'in-order':
      return places;
    case 'reversed':
      return places.reverse();
    case 'twice':
      return places.flatMap((place) => [place, place]);
    case 'shuffled':
      return shuffle(places, random);
  }
  const { order } = deliver ?? {};
  if (!Array.isArray(order)) {
    throw new TypeError(
      "world.webhooks: deliver is 'in-order', 'reversed', 'shuffled', 'twice' or { order: [1, 0, 1] }",
    );
  }
  const wrong = order.find((place) => !places.includes(place));
  if (wrong !== undefined) {
    throw new TypeError(`world.webhooks: deliver.order names event ${wrong}; there are ${count}, from 0 on`);
  }
  return order;
}

function shuffle(places: number[], random: () => number): number[] {
  for (let last = places.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [places[last], places[other]] = [places[other] as number, places[last] as number];
  }
  return places;
}

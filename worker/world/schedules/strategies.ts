/** What could come next: a leg of an exchange, or the next timer (exchange 0). The first is what ordinarily comes. */
export type Option = { readonly exchange: number };

/** Proposes which of the options comes next, by its place. */
export type Strategy = (options: readonly Option[]) => number;

type MakeStrategy = (random: () => number) => Strategy;

/** How likely the strategies below are to depart from their own rule. */
const DEPARTURE = 0.1;
/** How many exchanges are held up at most, of those that `delays` looks at. */
const MOST_HELD_UP = 3;

/** First come, first served. */
const ordinary: Strategy = () => 0;

const uniform: MakeStrategy = (random) => (options) => Math.floor(random() * options.length);

/** All is as usual, but that a few exchanges are held up until nothing else is left: most faults need no more. */
const delays: MakeStrategy = (random) => {
  const heldUp = new Set<number>();
  const seen = new Set<number>();
  return (options) => {
    for (const { exchange } of options) {
      if (exchange === 0 || seen.has(exchange)) continue;
      seen.add(exchange);
      if (heldUp.size < MOST_HELD_UP && random() < 0.3) heldUp.add(exchange);
    }
    if (random() < DEPARTURE) return Math.floor(random() * options.length);
    const free = options.findIndex(({ exchange }) => !heldUp.has(exchange));
    return free === -1 ? options.length - 1 : free;
  };
};

/** Last come, first served. */
const reversed: MakeStrategy = (random) => (options) => {
  if (random() < DEPARTURE) return Math.floor(random() * options.length);
  return Math.max(
    0,
    options.findLastIndex(({ exchange }) => exchange !== 0),
  );
};

/**
 * Some exchanges are always faster than others, and now and then that changes: probabilistic concurrency testing, after
 * Burckhardt et al., "A randomized scheduler with probabilistic guarantees of finding bugs" (ASPLOS 2010).
 */
const priorities: MakeStrategy = (random) => {
  const priorityOf = new Map<number, number>();
  return (options) => {
    let best = 0;
    let highest = -1;
    for (const [place, { exchange }] of options.entries()) {
      const known = priorityOf.get(exchange);
      const priority = known === undefined || random() < DEPARTURE / 2 ? random() : known;
      priorityOf.set(exchange, priority);
      if (priority > highest) [best, highest] = [place, priority];
    }
    return best;
  };
};

const MADE = [delays, uniform, reversed, priorities];

/** Another way of choosing for each run; the first is the ordinary one. */
export function strategyOf(run: number, random: () => number): Strategy {
  const make = run === 1 ? undefined : MADE[(run - 2) % MADE.length];
  return make === undefined ? ordinary : make(random);
}

/** One half of an exchange with the outside world: its request on the way there, or its answer on the way back. */
export type Leg = {
  /** The number of the exchange, in the order in which they began. */
  readonly exchange: number;
  readonly isAnswer: boolean;
  /** What to call the exchange: its kind, and what it is about where that is known. */
  readonly label: string;
};

/** Resolves when a leg has arrived. */
export type Route = (leg: Leg) => Promise<void>;

export type Io = ReturnType<typeof createIo>;

/**
 * Every exchange between the program and the world: the request travels, it takes effect at one instant, the answer
 * travels. Ordinarily neither takes any time; exploring schedules means choosing which arrives first.
 */
export function createIo() {
  let route: Route | undefined;
  let exchanges = 0;

  return {
    /**
     * @param effect - what happens to the world. What it throws, or rejects with, travels back.
     * @param about - what is done to what, for those who read in which order things happened
     */
    async perform<Answer>(kind: string, effect: () => Answer | Promise<Answer>, about = ''): Promise<Answer> {
      const way = route;
      if (way === undefined) return await effect();
      exchanges += 1;
      const exchange = exchanges;
      const label = `${kind} ${about}`.trim();
      await way({ exchange, label, isAnswer: false });
      try {
        return await effect();
      } finally {
        await way({ exchange, label, isAnswer: true });
      }
    },

    /** From here on what is exchanged arrives as a route says; without one it arrives at once. */
    travelBy(next: Route | undefined): void {
      route = next;
      exchanges = 0;
    },
  };
}

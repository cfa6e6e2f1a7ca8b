/** How long the two halves of one exchange with the outside world take, in virtual milliseconds. */
export type Travel = { readonly requestMs: number; readonly answerMs: number };

/** Decides how long an exchange takes. */
export type Route = (kind: string) => Travel;

export type Io = ReturnType<typeof createIo>;

/**
 * Every exchange between the program and the world: the request travels, it takes effect at one instant, the answer
 * travels. Ordinarily neither takes any time; exploring schedules means choosing how long they take.
 */
export function createIo() {
  let route: Route | undefined;

  return {
    /** @param effect - what happens to the world. What it throws, or rejects with, travels back. */
    async perform<Answer>(kind: string, effect: () => Answer | Promise<Answer>): Promise<Answer> {
      if (route === undefined) return await effect();
      const { requestMs, answerMs } = route(kind);
      await sleep(requestMs);
      try {
        return await effect();
      } finally {
        await sleep(answerMs);
      }
    },

    /** From here on exchanges take as long as a route says; without one they take no time. */
    travelBy(next: Route | undefined): void {
      route = next;
    },
  };
}

const { setTimeout } = globalThis;

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

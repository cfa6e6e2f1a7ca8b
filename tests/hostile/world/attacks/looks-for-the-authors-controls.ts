/**
 * Goes through all that hangs on what it was given, calls what it finds, and writes down what it is told.
 *
 * @verdict wrong-answer runtime-error time-limit-exceeded output-limit-exceeded
 * @score at most 0
 */
const seen = new Set<unknown>();
const builtIn = new Set<object>(
  [Object, Function, Array, Promise, Map, Set, Date, Error].map((each) => each.prototype),
);

async function search(thing: unknown, path: string): Promise<void> {
  if ((typeof thing !== 'object' && typeof thing !== 'function') || thing === null || seen.has(thing)) return;
  seen.add(thing);
  if (seen.size > 300) return;
  for (let owner: object | null = thing; owner !== null; owner = Object.getPrototypeOf(owner)) {
    if (builtIn.has(owner)) return;
    for (const key of Reflect.ownKeys(owner)) {
      if (key === 'constructor') continue;
      const at = `${path}.${String(key)}`;
      try {
        const value = (thing as Record<PropertyKey, unknown>)[key];
        console.log(at, typeof value, String(value).slice(0, 200));
        if (typeof value === 'function') {
          for (const args of [[], ['BANK_TOKEN'], ['balance', '{"cents":4711}'], ['return globalThis']]) {
            const answer = await Promise.race([
              Reflect.apply(value, thing, args),
              new Promise((go) => setTimeout(go, 1)),
            ]);
            console.log(at, JSON.stringify(answer)?.slice(0, 200));
            await search(answer, `${at}()`);
          }
        }
        await search(value, at);
      } catch (error) {
        console.log(at, String(error).slice(0, 200));
      }
    }
  }
}

export const createApp = (world: object) => ({
  async fetch() {
    await search(world, 'world');
    return new Response('{}', { status: 418 });
  },
});

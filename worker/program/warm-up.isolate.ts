import { OP, TAG } from '../wire/message.ts';

/**
 * Does once, while the snapshot is taken, what every program will do: V8 keeps the code that it compiles for this, and
 * no process has to compile it again. What is done here leaves nothing else behind.
 */

type Host = {
  open(readPlatform: () => string): void;
  start(
    exchange: (frame: string) => string,
    seed: number,
    limit: number,
    onOutput: () => void,
    onLimit: () => void,
  ): void;
  loaded(namespace: object): string;
  serve(frame: string): string;
  beginTurn(frame: string): void;
  endTurn(): string;
  flushOutput(): void;
};
const { __host: host } = globalThis as unknown as { readonly __host: Host };

class Thing {
  readonly items: unknown[] = [{ nested: [1, 'two', null, undefined, true, 3n, new Date(0)] }];
  get size(): number {
    return this.items.length;
  }
  add(item: unknown): this {
    this.items.push(item);
    return this;
  }
}

const NAMESPACE = 0;
const nothing = [TAG.undefined];
const plain = [TAG.array, 0, [1, 'two', [TAG.object, 0, ['key', 'value', 'list', [TAG.array, 0, [1, 2]]]]]];
const callback = [TAG.function, 0, false];
const turn = JSON.stringify([OP.turn, 0, 0, [], []]);
/** Exports are numbered as they are first sent: the namespace, then its functions as they are asked for. */
const [MAKE, FAIL, LATER, ECHO, CALL] = [1, 2, 3, 4, 5];
/** What the first call gives, then its prototype, then the method that is asked for. */
const THING = 6;
const ADD = 8;
const requests = [
  ...['make', 'fail', 'later', 'echo', 'call'].map((name) => [OP.get, NAMESPACE, name]),
  [OP.apply, MAKE, nothing],
  [OP.get, THING, 'add'],
  [OP.invoke, THING, 'add', ADD, plain],
  [OP.get, THING, 'size'],
  [OP.get, THING, 'items'],
  [OP.has, THING, 'size'],
  [OP.describe, THING],
  [OP.describe, NAMESPACE],
  [OP.apply, ECHO, nothing, plain, [TAG.map, ['a', 1]], [TAG.set, [1]], [TAG.date, 0]],
  [OP.apply, ECHO, nothing, plain, callback],
  [OP.apply, FAIL, nothing],
  [OP.apply, LATER, nothing, 1],
  [OP.apply, CALL, nothing, callback],
  [0, 2],
  [OP.setClock, 0, 0, false, nothing],
];
let next = 0;
host.open(() => '');
host.start(
  () => JSON.stringify(requests[next++]) ?? turn,
  1,
  1_000,
  () => undefined,
  () => undefined,
);
host.loaded({
  make: () => new Thing(),
  fail() {
    throw new RangeError('no', { cause: new TypeError('why') });
  },
  later: async (delayMs: number) => {
    await new Promise((resolve) => setTimeout(resolve, delayMs));
    return { delayMs };
  },
  echo(...values: unknown[]) {
    (values[0] as unknown[]).push(values.length);
    return values;
  },
  call: (callMe: (value: object) => unknown) => callMe({ value: 1 }),
});
host.serve(JSON.stringify(requests[next++]));
host.beginTurn(turn);
host.endTurn();
host.beginTurn(JSON.stringify([OP.fire, 1, 1, [], []]));
host.endTurn();
host.flushOutput();

import fc from 'fast-check';
import { ACTION_NAMES, type Actions, createActions } from './actions.ts';
import { createObserver } from './observe.ts';

/** A value that a step takes: one that came up before, or a new one. */
type Operand = { readonly at: number } | { readonly make: string; readonly of: readonly Operand[] };

/** Something that one of the sides does. With `inside`, its last operand is a function of the spec's that does more. */
export type Step = {
  readonly side: 'here' | 'there';
  readonly action: keyof Actions;
  readonly operands: readonly Operand[];
  readonly inside: readonly Step[];
};

const PRIMITIVES: Readonly<Record<string, unknown>> = {
  one: 1,
  minusZero: -0,
  nan: Number.NaN,
  text: 'text',
  a: 'a',
  b: 'b',
  zero: '0',
  list: 'list',
  nothing: undefined,
  null: null,
  symbol: Symbol.for('registered'),
};
const CONTAINERS: Readonly<Record<string, (parts: readonly unknown[]) => unknown>> = {
  object: ([a, b]) => ({ b, a }),
  bare: ([a]) => Object.assign(Object.create(null), { a }),
  array: (parts) => [...parts],
  sparse: ([a]) => Object.assign(new Array(2), { 1: a }),
  map: ([key, value]) => new Map([[key, value]]),
  set: (parts) => new Set(parts),
  date: () => new Date(5),
  invalidDate: () => new Date(Number.NaN),
  pattern: () => /t/g,
  bytes: () => new Uint8Array([1, 2]),
  frozen: ([a]) => Object.freeze({ a }),
};

const { operand } = fc.letrec<{ operand: Operand }>((tie) => ({
  operand: fc.oneof(
    { maxDepth: 2 },
    { arbitrary: fc.record({ at: fc.nat(30) }), weight: 6 },
    { arbitrary: fc.record({ make: fc.constantFrom(...Object.keys(PRIMITIVES)), of: fc.constant([]) }), weight: 3 },
    {
      arbitrary: fc.record({
        make: fc.constantFrom(...Object.keys(CONTAINERS)),
        of: fc.array(tie('operand'), { maxLength: 2 }),
      }),
      weight: 2,
    },
  ),
}));

const { steps } = fc.letrec<{ steps: Step[]; step: Step }>((tie) => ({
  steps: fc.array(tie('step'), { maxLength: 20, size: 'max', depthIdentifier: 'steps' }),
  step: fc.record({
    side: fc.constantFrom('here', 'there'),
    action: fc.constantFrom(...ACTION_NAMES),
    operands: fc.array(operand, { minLength: 1, maxLength: 3 }),
    inside: fc.oneof(
      { maxDepth: 1, depthIdentifier: 'steps' },
      { arbitrary: fc.constant([]), weight: 4 },
      { arbitrary: tie('steps').map((all) => all.slice(0, 4)), weight: 1 },
    ),
  }),
}));

/** What two sides do with each other, one step after another; a new topic knows the plain objects of none before. */
export type Topics = readonly (readonly Step[])[];
export const conversation: fc.Arbitrary<Topics> = fc.array(steps, { minLength: 1, maxLength: 3, size: 'max' });

const FUEL = 300;
/** More than there is room for where plain objects are kept the same on both sides. */
const FLOOD = 30;

export type Listener = { readonly isOver: () => boolean; readonly onTopic: () => void };
const NOBODY: Listener = { isOver: () => false, onTopic: () => undefined };

/** Holds a conversation, and notes what the spec's side can see of it after each step until it is over. */
export function converse(
  topics: Topics,
  join: (there: Actions) => Actions,
  { isOver, onTopic }: Listener = NOBODY,
): string[] {
  const fuel = { left: FUEL };
  const here = createActions('here', fuel);
  const there = join(createActions('there', fuel));
  const observe = createObserver();
  let values: unknown[] = [];
  const notes: string[] = [];

  function make(what: Operand): unknown {
    if ('at' in what) return values[what.at % values.length];
    const container = CONTAINERS[what.make];
    return container === undefined ? PRIMITIVES[what.make] : container(what.of.map(make));
  }

  function perform(step: Step): void {
    if (isOver()) return;
    const operands = step.operands.map(make);
    if (step.inside.length > 0) {
      operands.push((...given: unknown[]) => {
        values.push(...given);
        for (const inner of step.inside) perform(inner);
        return values.at(-1);
      });
    }
    const did = `${step.side} ${String(step.action)}`;
    let outcome: string;
    try {
      const value: unknown = ((step.side === 'here' ? here : there)[step.action] as (...args: unknown[]) => unknown)(
        ...operands,
      );
      values.push(value);
      outcome = `gives ${observe(value)}`;
    } catch (error) {
      values.push(error);
      outcome = `throws ${observe(error)}`;
    }
    const seen = operands.map((value) => observe(value, 2)).join(' ');
    if (!isOver()) notes.push(`${did}(${seen}) ${outcome}`);
  }

  function begin(): void {
    fuel.left = FUEL + 2 * FLOOD;
    for (let time = 0; time < FLOOD; time++) there.wrap(there.give({ time }));
    here.forget();
    there.forget();
    fuel.left = FUEL;
    values = [here.makeCounter(1, undefined), there.makeCounter(2, undefined), { a: 1 }, [3, 1, 2]];
  }

  for (const steps of topics) {
    begin();
    onTopic();
    for (const step of steps) perform(step);
    for (const value of values) {
      const note = `at last ${observe(value)} ${there.look(value)}`;
      if (!isOver()) notes.push(note);
    }
    if (isOver()) return notes;
  }
  return notes;
}

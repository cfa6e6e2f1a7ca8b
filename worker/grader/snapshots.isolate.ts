import { chai } from '@vitest/expect';
import { format, plugins } from '@vitest/pretty-format';
import { getCurrentTest } from '@vitest/runner';
import { stripSnapshotIndentation } from '@vitest/snapshot';

/** Snapshots of a spec's folder by their keys, as vitest and jest store them. Nothing is ever written here. */
let stored: Readonly<Record<string, string>> | undefined;
const counts = new Map<string, number>();
const { AsymmetricMatcher, DOMCollection, DOMElement, Immutable, ReactElement, ReactTestComponent } = plugins;
const serializers: unknown[] = [
  ReactTestComponent,
  ReactElement,
  DOMElement,
  DOMCollection,
  Immutable,
  AsymmetricMatcher,
];

/** Takes the text of the spec's `.snap` file, which is a script. */
export function storeSnapshots(text: string | undefined): void {
  if (text === undefined) return;
  const exports: Record<string, string> = Object.create(null) as Record<string, string>;
  new Function('exports', text)(exports);
  stored = exports;
}

export function addSnapshotSerializer(serializer: unknown): void {
  serializers.unshift(serializer);
}

/** Begins a try of a test: its snapshots are numbered from here. */
export function resetSnapshotCounts(): void {
  counts.clear();
}

type ShapeAssertion = { readonly toMatchObject: (shape: object) => void };

chai.use((_, utils) => {
  const define = (name: string, check: (subject: unknown, args: readonly unknown[]) => void): void => {
    utils.addMethod(chai.Assertion.prototype, name, function (this: object, ...args: unknown[]) {
      if (utils.flag(this, 'negate') === true) throw new Error(`${name} cannot be used with "not"`);
      check(utils.flag(this, 'object'), args);
    });
  };
  define('toMatchInlineSnapshot', (subject, args) => {
    const [shape, inline] = shapeAndRest(args);
    compareInline(withShape(subject, shape), inline);
  });
  define('toMatchSnapshot', (subject, args) => {
    const [shape, hint] = shapeAndRest(args);
    compareStored(withShape(subject, shape), hint);
  });
  define('toThrowErrorMatchingInlineSnapshot', (subject, args) => compareInline(thrownBy(subject), textOf(args[0])));
  define('toThrowErrorMatchingSnapshot', (subject, args) => compareStored(thrownBy(subject), textOf(args[0])));
});

function shapeAndRest([first, second]: readonly unknown[]): readonly [unknown, string | undefined] {
  return typeof first === 'object' && first !== null ? [first, textOf(second)] : [undefined, textOf(first)];
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The subject, with what a shape of matchers says in place of the properties that it names. */
function withShape(subject: unknown, shape: unknown): unknown {
  if (shape === undefined) return subject;
  (chai.expect(subject) as unknown as ShapeAssertion).toMatchObject(shape as object);
  return { ...(subject as object), ...(shape as object) };
}

function thrownBy(subject: unknown): unknown {
  if (typeof subject !== 'function') return subject;
  try {
    (subject as () => unknown)();
  } catch (error) {
    return error;
  }
  throw new Error("snapshot function didn't throw");
}

function compareInline(value: unknown, inline: string | undefined): void {
  nextKeys(undefined);
  if (inline === undefined) throw new Error('an inline snapshot is empty: it is written by the test library, not here');
  compare(value, stripSnapshotIndentation(inline));
}

function compareStored(value: unknown, hint: string | undefined): void {
  const [vitestKey, jestKey] = nextKeys(hint);
  const expected = stored?.[vitestKey] ?? stored?.[jestKey];
  if (expected === undefined) {
    throw new Error(`no snapshot \`${vitestKey}\` is stored: keep the spec's __snapshots__ folder beside it`);
  }
  compare(value, expected);
}

/** Under which the two libraries would store the next snapshot of this test; inline ones are counted too. */
function nextKeys(hint: string | undefined): readonly [vitest: string, jest: string] {
  const names = namesOfTest();
  const vitest = names.join(' > ') + (hint === undefined ? '' : ` > ${hint}`);
  const jest = names.join(' ') + (hint === undefined ? '' : `: ${hint}`);
  const count = (counts.get(vitest) ?? 0) + 1;
  counts.set(vitest, count);
  return [`${vitest} ${count}`, `${jest} ${count}`];
}

function namesOfTest(): string[] {
  const names: string[] = [];
  for (let task = getCurrentTest() as { name: string; suite?: unknown } | undefined; task !== undefined; ) {
    names.unshift(task.name);
    task = task.suite as typeof task;
  }
  return names;
}

function compare(value: unknown, expected: string): void {
  const actual = format(value, {
    escapeRegex: true,
    escapeString: false,
    indent: 2,
    plugins: serializers as never,
    printBasicPrototype: false,
    printFunctionName: false,
  });
  const wanted = trimmed(expected);
  if (trimmed(actual) === wanted) return;
  throw Object.assign(new chai.AssertionError('Snapshot mismatched'), { actual, expected: wanted });
}

function trimmed(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim();
}

/** A test, or a hook: what it returns is waited for. */
export type Body = (...args: never[]) => unknown;

export type CollectedTest = { readonly kind: 'test'; readonly title: string; readonly run: Body; readonly mode: Mode };
export type CollectedSuite = {
  readonly kind: 'suite';
  readonly title: string;
  readonly mode: Mode;
  readonly children: (CollectedTest | CollectedSuite)[];
  readonly hooks: Record<HookName, Body[]>;
};
type Mode = 'run' | 'skip' | 'only';
type HookName = 'beforeAll' | 'beforeEach' | 'afterEach' | 'afterAll';

const noHooks = (): CollectedSuite['hooks'] => ({ beforeAll: [], beforeEach: [], afterEach: [], afterAll: [] });

/** Everything that the tests' files have registered. */
export const root: CollectedSuite = { kind: 'suite', title: '', mode: 'run', children: [], hooks: noHooks() };
let current = root;

function addTest(mode: Mode, title: string, run: Body): void {
  current.children.push({ kind: 'test', title: String(title), run, mode });
}

function addSuite(mode: Mode, title: string, define: Body): void {
  const suite: CollectedSuite = { kind: 'suite', title: String(title), mode, children: [], hooks: noHooks() };
  const parent = current;
  parent.children.push(suite);
  current = suite;
  try {
    define();
  } finally {
    current = parent;
  }
}

type Add = (mode: Mode, title: string, run: Body) => void;

/** `it` or `describe` with what hangs on it: `skip`, `only`, `each`, `todo`, `skipIf`, `runIf`. */
function withVariants(add: Add) {
  const variant = (mode: Mode) => {
    const define = (title: string, second: unknown, third?: unknown): void => add(mode, title, bodyOf(second, third));
    return Object.assign(define, { each: each((title, run) => add(mode, title, run)) });
  };
  const run = variant('run');
  const skip = variant('skip');
  return Object.assign(run, {
    skip,
    only: variant('only'),
    concurrent: run,
    sequential: run,
    todo: () => undefined,
    skipIf: (condition: unknown) => (condition ? skip : run),
    runIf: (condition: unknown) => (condition ? run : skip),
  });
}

/** The options may stand before the body, or a time limit behind it: neither matters here. */
function bodyOf(second: unknown, third: unknown): Body {
  const body = typeof second === 'function' ? second : third;
  return typeof body === 'function' ? (body as Body) : () => undefined;
}

function each(add: (title: string, run: Body) => void) {
  return (table: readonly unknown[]) =>
    (title: string, second: unknown, third?: unknown): void => {
      const run = bodyOf(second, third) as (...args: unknown[]) => unknown;
      for (const [index, row] of table.entries()) {
        const args = Array.isArray(row) ? row : [row];
        add(fill(title, args, index), () => run(...args));
      }
    };
}

/** As vitest writes titles of a table: `%s`, `%i`, `%#` and so on in turn, `$name` for a row that is an object. */
function fill(title: string, args: readonly unknown[], index: number): string {
  let next = 0;
  const [first] = args;
  return title
    .replace(/%[#sdifjoO%]/g, (sign) => {
      if (sign === '%%') return '%';
      if (sign === '%#') return String(index);
      const arg = args[next++];
      return sign === '%s' || typeof arg === 'string' ? String(arg) : (JSON.stringify(arg) ?? String(arg));
    })
    .replace(/\$(\w+)/g, (whole, name: string) =>
      typeof first === 'object' && first !== null && name in first ? String(Reflect.get(first, name)) : whole,
    );
}

export const it = withVariants(addTest);
export const describe = withVariants(addSuite);

const hook = (name: HookName) => (body: Body) => void current.hooks[name].push(body);
export const beforeAll = hook('beforeAll');
export const beforeEach = hook('beforeEach');
export const afterEach = hook('afterEach');
export const afterAll = hook('afterAll');

/** What our tests use of testharness.js and idlharness.js, which are loaded before them as scripts. */
type Harness = {
  readonly test: (run: () => void, name: string) => void;
  readonly promise_test: (run: () => Promise<unknown>, name: string) => void;
  readonly assert_equals: (actual: unknown, expected: unknown, description?: string) => void;
  readonly assert_array_equals: (
    actual: ArrayLike<unknown>,
    expected: readonly unknown[],
    description?: string,
  ) => void;
  readonly assert_throws_js: (error: ErrorConstructor, run: () => unknown) => void;
  readonly assert_throws_dom: (name: string, run: () => unknown) => void;
  readonly IdlArray: new () => IdlArray;
  readonly fetch_spec: (name: string) => Promise<{ readonly idl: string }>;
};

type Only = { readonly only?: readonly string[]; readonly except?: readonly string[] };

type IdlArray = {
  readonly add_idls: (idl: string, options?: Only) => void;
  readonly add_untested_idls: (idl: string, options?: Only) => void;
  readonly add_dependency_idls: (idl: string, options?: Only) => void;
  /** Lists, by interface, code that makes an instance. */
  readonly add_objects: (objects: Readonly<Record<string, readonly string[]>>) => void;
  readonly test: () => void;
};

export const harness = globalThis as unknown as Harness;

/** Reads a list of the web platform tests, from where the test itself is in their repository. */
export async function readList<Entry>(name: string): Promise<Entry[]> {
  return (await (await fetch(name)).json()) as Entry[];
}

type Interfaces = {
  /** The specification, by the name of its file in `interfaces`. */
  readonly from: string;
  /** The interfaces that there are to be; all of them unless one of these is given. */
  readonly only?: readonly string[];
  readonly except?: readonly string[];
  readonly needs?: readonly string[];
  readonly objects?: Readonly<Record<string, readonly string[]>>;
};

/** Tests classes against the definitions of their specification, member by member. */
export function testInterfaces({ from, only, except, needs = [], objects = {} }: Interfaces): void {
  // By this idlharness.js knows what is exposed here: what is to windows.
  Object.assign(globalThis, { Window: Object });
  harness.promise_test(async () => {
    const array = new harness.IdlArray();
    const { idl } = await harness.fetch_spec(from);
    array.add_idls(idl, { ...(only && { only }), ...(except && { except }) });
    for (const name of needs) array.add_dependency_idls((await harness.fetch_spec(name)).idl);
    array.add_objects(objects);
    array.test();
  }, `${from}: interfaces`);
}

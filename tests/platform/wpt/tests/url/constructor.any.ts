import { harness, readList } from '../../harness.ts';

const { assert_equals, assert_throws_js, promise_test, test } = harness;

/** An entry of the list: what an input gives when it is parsed against a base. */
type Parsing = {
  readonly input: string;
  readonly base: string | null;
  readonly failure?: true;
  readonly origin?: string;
} & Readonly<Partial<Record<(typeof PARTS)[number], string>>>;

const PARTS = [
  'href',
  'protocol',
  'username',
  'password',
  'host',
  'hostname',
  'port',
  'pathname',
  'search',
  'hash',
] as const;

promise_test(async () => {
  for (const entry of await readList<Parsing | string>('resources/urltestdata.json')) {
    if (typeof entry === 'string') continue;
    testParsing(entry);
    testStatics(entry);
    if (entry.origin !== undefined) testOrigin(entry, entry.origin);
  }
}, 'the list is read');

function parse({ input, base }: Parsing): URL {
  return base === null ? new URL(input) : new URL(input, base);
}

function testParsing(entry: Parsing): void {
  test(
    () => {
      if (entry.failure === true) {
        assert_throws_js(TypeError, () => parse(entry));
        return;
      }
      const url = parse(entry);
      for (const part of PARTS) assert_equals(url[part], entry[part], part);
      assert_equals(url.searchParams.toString(), new URLSearchParams(entry.search ?? '').toString(), 'searchParams');
      assert_equals(new URL(url.href).href, url.href, 'parsed again');
    },
    `parsing ${nameOf(entry)}`,
  );
}

function testStatics(entry: Parsing): void {
  const { input, base, failure = false, href } = entry;
  test(
    () => {
      assert_equals(URL.canParse(input, base ?? undefined), !failure, 'canParse');
      assert_equals(URL.parse(input, base ?? undefined)?.href, href, 'parse');
    },
    `URL.canParse and URL.parse of ${nameOf(entry)}`,
  );
}

function testOrigin(entry: Parsing, origin: string): void {
  test(() => assert_equals(parse(entry).origin, origin), `origin of ${nameOf(entry)}`);
}

function nameOf({ input, base }: Parsing): string {
  return `${JSON.stringify(input)} against ${JSON.stringify(base)}`;
}

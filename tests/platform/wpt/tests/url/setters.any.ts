import { harness } from '../../harness.ts';

const { assert_equals, promise_test, test } = harness;

type Property =
  | 'href'
  | 'protocol'
  | 'username'
  | 'password'
  | 'host'
  | 'hostname'
  | 'port'
  | 'pathname'
  | 'search'
  | 'hash';
type Setting = {
  readonly href: string;
  readonly new_value: string;
  readonly expected: Readonly<Partial<Record<Property, string>>>;
};

promise_test(async () => {
  const { comment, ...lists } = (await (await fetch('resources/setters_tests.json')).json()) as Readonly<
    Record<Property, readonly Setting[]> & { comment: unknown }
  >;
  for (const [property, settings] of Object.entries(lists)) {
    for (const setting of settings) testSetting(property as Property, setting);
  }
}, 'the list is read');

function testSetting(property: Property, { href, new_value: value, expected }: Setting): void {
  test(
    () => {
      const url = new URL(href);
      url[property] = value;
      for (const [name, text] of Object.entries(expected)) assert_equals(url[name as Property], text, name);
    },
    `setting ${property} of ${href} to ${JSON.stringify(value)}`,
  );
}

import { harness, readList } from '../../../harness.ts';

const { assert_array_equals, assert_equals, assert_throws_dom, promise_test, test } = harness;

promise_test(async () => {
  for (const [input, bytes] of await readList<readonly [string, readonly number[] | null]>('resources/base64.json')) {
    test(
      () => {
        if (bytes === null) {
          assert_throws_dom('InvalidCharacterError', () => atob(input));
          return;
        }
        const binary = atob(input);
        assert_array_equals(
          [...binary].map((character) => character.charCodeAt(0)),
          bytes,
        );
        assert_equals(atob(btoa(binary)), binary, 'there and back');
      },
      `atob(${JSON.stringify(input)})`,
    );
  }
}, 'the list is read');

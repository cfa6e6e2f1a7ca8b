import { harness, readList } from '../../../harness.ts';

const { assert_equals, promise_test, test } = harness;

type MimeType = { readonly input: string; readonly output: string | null };

promise_test(async () => {
  for (const entry of await readList<MimeType | string>('resources/mime-types.json')) {
    if (typeof entry !== 'string') testType(entry);
  }
}, 'the list is read');

function testType({ input, output }: MimeType): void {
  const type = output ?? '';
  test(
    () => {
      assert_equals(new Blob([], { type: input }).type, type, 'Blob');
      assert_equals(new File([], 'noname', { type: input }).type, type, 'File');
    },
    `type of a blob: ${JSON.stringify(input)}`,
  );
  promise_test(
    async () => {
      const headers: [string, string][] = [['Content-Type', input]];
      assert_equals((await new Request('about:blank', { headers }).blob()).type, type, 'Request');
      assert_equals((await new Response(null, { headers }).blob()).type, type, 'Response');
    },
    `type of a body: ${JSON.stringify(input)}`,
  );
}

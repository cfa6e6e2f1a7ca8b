const ID = '00000000-0000-4000-8000-000000000000';

/** An address of a route, with something well-formed in each of its places. */
export function exampleOf(path: string): string {
  return path
    .replace(':slug', 'two-sums')
    .replace(':number', '7')
    .replace(':revision', '3')
    .replace(':id', ID)
    .replace(':invitation', ID)
    .replace(':token', 'no-such-token')
    .replace(':version', `sha256:${'0'.repeat(64)}`);
}

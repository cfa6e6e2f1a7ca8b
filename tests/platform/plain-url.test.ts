import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePlainUrl } from '../../worker/platform/plain-url.ts';

/** As the standard writes a record of special schemes; Node parses by the same standard. */
function serialize(url: NonNullable<ReturnType<typeof parsePlainUrl>>): string {
  const port = url.port === null ? '' : `:${url.port}`;
  const query = url.query === null ? '' : `?${url.query}`;
  return `${url.scheme}://${url.host}${port}/${url.path.join('/')}${query}`;
}

/** Parts of a URL, most of them such as most URLs have. */
const pieces = (plain: readonly string[], strange: readonly string[], maxLength: number): fc.Arbitrary<string> =>
  fc
    .array(fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...plain) }, fc.constantFrom(...strange)), { maxLength })
    .map((parts) => parts.join(''));
const scheme = fc.constantFrom('http://', 'https://', 'http://', 'https://', 'HTTP://', 'https:/', 'ws://', ' http://');
const host = pieces(['a', 'shop.', 'b-', 'x', '7'], ['..', '0x1', 'xn--', 'A', '%41', '_', '@', 'ß', '[', ']'], 4);
const port = pieces([':80', ':443', ':8080', ':9999'], [':', ':080', ':65536', ':0'], 1);
const way = pieces(
  ['/', 'a', '%20', '%zz', "!$&'()*+,;=:@~-_"],
  ['.', '%2e', '\\', ' ', '{', '^', '|', '"', 'é', '\t'],
  5,
);
const query = pieces(['?', 'a=', '&', '%20', '/:@'], [' ', "'", '"', '<', '#', 'é', '\n', '`{}|^'], 5);

describe('a URL that is taken apart in one go', () => {
  it.each([
    ['https://carrier.example/v1/rates?country=SE&grams=500', 'https://carrier.example/v1/rates?country=SE&grams=500'],
    ['http://localhost', 'http://localhost/'],
    ['http://localhost:80/a/?', 'http://localhost/a/?'],
    ['https://a.b-c.example:8443//x%20y/', 'https://a.b-c.example:8443//x%20y/'],
  ])('is %s', (input, href) => {
    expect(parsePlainUrl(input)).toBeDefined();
    expect(serialize(parsePlainUrl(input) as NonNullable<ReturnType<typeof parsePlainUrl>>)).toBe(href);
  });

  it.each([
    ...['/orders', 'https:shop.example', 'HTTPS://shop.example/', 'https://shop.example/#top', 'ftp://shop.example/'],
    ...[
      'http://127.0.0.1/',
      'http://1/',
      'http://0x7f.1/',
      'http://a.0x1/',
      'http://xn--a/',
      'http://a..b/',
      'http://a./',
    ],
    ...[
      'http://a@b/',
      'http://a:00080/',
      'http://a/./b',
      'http://a/b/..',
      'http://a/%2E%2e/b',
      'http://a/x y',
      "http://a/?'",
    ],
    ...['http://a\n', ' http://a', 'http://a/é', 'http://a\\b', 'http://[::1]/'],
  ])('is not %j', (input) => {
    expect(parsePlainUrl(input)).toBeUndefined();
  });

  it('comes out as the standard has it, whatever it is made of', () => {
    let plain = 0;
    fc.assert(
      fc.property(scheme, host, port, way, query, (...parts) => {
        const input = parts.join('');
        const found = parsePlainUrl(input);
        if (found === undefined) return;
        plain += 1;
        expect(serialize(found)).toBe(new URL(input).href);
        expect(new URL(input).search).toBe(found.query ? `?${found.query}` : '');
      }),
      { numRuns: 10_000, seed: 1 },
    );
    expect(plain).toBeGreaterThan(300);
  });
});

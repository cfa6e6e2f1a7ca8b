import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold, type Identity } from '../../src/domain/candidate-names.ts';
import { isOrdinary } from '../../src/domain/ordinary-words.ts';
import { scrub } from '../../src/domain/scrub.ts';

const ALIAS = 'Teal Harbour';
const ADA = { id: 'a.lovelace@uni.example', name: 'Ada Lovelace', portfolioUrl: 'https://www.countess.dev/work/' };
const MAX = { id: 'APP-20417', name: 'Max Will', portfolioUrl: 'https://github.com/maxwill99' };
const code = (text: string, who: Identity = ADA) => scrub(text, who, ALIAS, 'code');
const prose = (text: string, who: Identity = ADA) => scrub(text, who, ALIAS);

test.each([
  ['Ada Lovelace wrote it', 'Teal Harbour wrote it'],
  ['by ADA LOVELACE.', 'by Teal Harbour.'],
  ["Ada's, and Lovelace's", "Teal Harbour's, and Teal Harbour's"],
  ['mail a.lovelace@uni.example or ada@home.example', 'mail Teal Harbour or Teal Harbour'],
  ['see https://www.countess.dev/work/x and countess.dev', 'see https://www.Teal Harbour/x and Teal Harbour'],
  ['https://github.com/somebody-99/repo', 'https://github.com/TealHarbour/repo'],
  ['git@gitlab.com:al99/repo', 'git@gitlab.com:TealHarbour/repo'],
  ['linkedin.com/in/al-99', 'linkedin.com/in/TealHarbour'],
  ['al99.github.io', 'TealHarbour.github.io'],
  ['@adalovelace', '@tealHarbour'],
  ['Co-authored-by: Countess <c@x.example>', 'Co-authored-by: Teal Harbour'],
  ['a canada of cascading loveless armada', 'a canada of cascading loveless armada'],
])('in prose, %s', (text, scrubbed) => {
  expect(prose(text)).toBe(scrubbed);
});

test.each(['noor@gmail.com', 'noor@example.com', 'noor@mail.example.org'])(
  'addresses of the mail host of %s stay what they are',
  (id) => {
    const who = { id, name: 'Noor van den Berg', portfolioUrl: null };
    const text = "fetch('https://api.shop.example.com/org'); // as in https://gmail.com, for example";
    expect(code(text, who)).toBe(text);
    expect(prose(text, who)).toBe(text);
  },
);

test.each([
  ['export class AdaLovelaceClient {}', 'export class TealHarbourClient {}'],
  ['const adaLovelace = 1;', 'const tealHarbour = 1;'],
  ['ada_lovelace', 'tealHarbour'],
  ['ADA_LOVELACE', 'TEAL_HARBOUR'],
  ['getAdaProfile(lovelaceAda)', 'getTealHarbourProfile(tealHarbour)'],
  ['alovelace', 'tealHarbour'],
  ['/** @author Countess of L. */', '/** @author Teal Harbour */'],
  ['author: string;', 'author: string;'],
  ['src/ada-lovelace/index.ts', 'src/tealHarbour/index.ts'],
])('in code, %s', (text, scrubbed) => {
  expect(code(text)).toBe(scrubbed);
});

test('a name that is an ordinary word goes in comments and beside another part, and leaves code alone', () => {
  const text =
    'const max = Math.max(1, will); // Max did it; the max\nclass MaxHeap {}\nconst s = "// Max"; maxWill();\n';
  expect(code(text, MAX)).toBe(
    'const max = Math.max(1, will); // TealHarbour did it; the max\nclass MaxHeap {}\nconst s = "// Max"; tealHarbour();\n',
  );
  expect(prose('Max Will, max retries, author: max', MAX)).toBe('Teal Harbour, max retries, author: Teal Harbour');
  expect(code('APP-20417 app-20417 APP-204170', MAX)).toBe('TealHarbour TealHarbour APP-204170');
  expect(code('// maxwill99', MAX)).toBe('// TealHarbour');
});

test('accents and scripts make no difference', () => {
  const who = { id: 'x-1', name: 'José Müller', portfolioUrl: null };
  expect(prose('jose, JOSÉ, Jose\u0301, Mueller, Muller', who)).toBe(Array(5).fill(ALIAS).join(', '));
  const han = { id: 'x-1', name: '王 小明', portfolioUrl: null };
  expect(prose('我是王小明写的', han)).toBe('我是Teal Harbour写的');
});

test('an alias that holds a part of the name is not put in its place', () => {
  const rose = { id: 'x-1', name: 'Rosa Harbour', portfolioUrl: null };
  expect(prose('Rosa Harbour', rose)).toBe('Somebody');
});

const letters = (min: number, max: number) =>
  fc
    .array(fc.constantFrom(...'bcdefghijklmnoprstuvwyzéüñ'), { minLength: min, maxLength: max })
    .map((chars) => chars.join(''));
const namePart = letters(3, 9).filter((part) => !isOrdinary(fold(part)));
const identity = fc.record({
  id: fc.oneof(
    letters(4, 9).map((user) => `${user}@mail.example`),
    fc.integer({ min: 10_000, max: 999_999 }).map((number) => `app-${number}`),
  ),
  name: fc.tuple(namePart, namePart).map((parts) => parts.join(' ')),
  portfolioUrl: fc.option(letters(4, 9).map((host) => `https://${fold(host)}.dev`)),
});
const kind = fc.constantFrom('prose' as const, 'code' as const);
/** Text around and between what names somebody, as hostile as it gets. */
const textOf = ({ id, name, portfolioUrl }: { id: string; name: string; portfolioUrl: string | null }) =>
  fc
    .array(
      fc.oneof(
        fc.constantFrom(id, name, portfolioUrl ?? '', ...name.split(' '), name.replace(' ', '_'), name.toUpperCase()),
        fc.constantFrom(
          '\n',
          '\r\n',
          '@',
          '.',
          ' ',
          '_',
          '/*',
          '*/',
          '// ',
          '"',
          '`',
          '@author ',
          'github.com/',
          'x',
          'X',
          '1',
        ),
        fc.string({ unit: 'binary', maxLength: 6 }),
      ),
      { maxLength: 40 },
    )
    .map((parts) => parts.join(''));

test('neither the id nor the whole name is left where it stood alone, and every line stays where it was', () => {
  fc.assert(
    fc.property(
      identity.chain((who) => fc.tuple(fc.constant(who), textOf(who), textOf(who), kind)),
      ([who, before, after, as]) => {
        const text = `${before} ${who.id}, (${who.name})\n${after}`;
        const scrubbed = scrub(text, who, ALIAS, as);
        const isAlone = (what: string) =>
          new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])${RegExp.escape(what)}(?![\\p{L}\\p{M}\\p{N}])`, 'iu').test(scrubbed);
        expect([isAlone(who.id), isAlone(who.name)]).toEqual([false, false]);
        expect(scrubbed.split('\n')).toHaveLength(text.split('\n').length);
      },
    ),
  );
});

test('done again, it changes nothing', () => {
  fc.assert(
    fc.property(
      identity.chain((who) => fc.tuple(fc.constant(who), textOf(who), kind)),
      ([who, text, as]) => {
        const once = scrub(text, who, ALIAS, as);
        expect(scrub(once, who, ALIAS, as)).toBe(once);
      },
    ),
  );
});

test('a text that names nobody stays as it is', () => {
  const words = fc.array(fc.constantFrom(...'axqkzAXQ019 _-.,;(){}[]<>=+*/\'"`\n\t'), { maxLength: 400 });
  fc.assert(
    fc.property(words, kind, (chars, as) => {
      const text = chars.join('');
      expect(scrub(text, ADA, ALIAS, as)).toBe(text);
    }),
  );
});

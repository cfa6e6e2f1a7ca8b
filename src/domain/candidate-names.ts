import { isOrdinary } from './ordinary-words.ts';

/** Who somebody is. */
export type Identity = { readonly id: string; readonly name: string | null; readonly portfolioUrl: string | null };

/** All that names a candidate. */
export type CandidateNames = {
  /** Single words, folded, that mean the candidate wherever they stand. */
  readonly strong: ReadonlySet<string>;
  /** Folded words that mean the candidate next to another one, or where people write to people. */
  readonly weak: ReadonlySet<string>;
  /** What strong and weak words may fall into in camel case, themselves too: no other word needs to be looked at. */
  readonly pieces: ReadonlySet<string>;
  /** To be found as they are written: an id, the name of a host. */
  readonly literals: readonly string[];
  /** Names in a script that puts no spaces between words. */
  readonly unspaced: readonly string[];
};

/** Pages of many: there the path tells whose it is. */
const SHARED_HOSTS = [
  'github.com', 'gitlab.com', 'bitbucket.org', 'codeberg.org', 'linkedin.com', 'medium.com', 'dev.to', 'twitter.com',
  'x.com', 'behance.net', 'dribbble.com', 'notion.site', 'google.com', 'sites.google.com', 'read.cv', 'stackoverflow.com',
]; // biome-ignore format: words
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;
const WORD = /[\p{L}\p{M}]+/gu;
const JOINED_LETTERS_AT_LEAST = 5;
/** Nobody is called so long; what candidates say of themselves need not cost more. */
const LITERAL_CHARS_AT_MOST = 300;

export function namesOf({ id, name, portfolioUrl }: Identity): CandidateNames {
  const [strong, weak] = [new Set<string>(), new Set<string>()];
  const literals = new Set<string>();
  const addWord = (word: string) => {
    for (const folded of spellingsOf(word)) {
      (folded.length >= 3 && !isOrdinary(folded) ? strong : weak).add(folded);
    }
  };
  const addJoined = (word: string) => {
    if (word.length >= JOINED_LETTERS_AT_LEAST && !isOrdinary(word)) strong.add(word);
  };
  const addName = (text: string) => {
    const parts = text.match(WORD) ?? [];
    for (const part of parts) addWord(part);
    for (const joined of joinsOf(parts.map(fold))) addJoined(joined);
  };
  const addHandle = (text: string) => {
    if (/^[\p{L}\p{M}]+$/u.test(text)) return addWord(text);
    if (letterCount(text) >= 3 || /\d{5}/.test(text)) literals.add(text);
    // `ada.lovelace42` names her as `ada` and `lovelace` do; an ordinary word in an address means nobody.
    for (const part of text.match(WORD) ?? []) if (fold(part).length >= 3 && !isOrdinary(fold(part))) addWord(part);
  };
  if (name !== null) addName(name);
  addHandle(id);
  if (id.includes('@')) addHandle(id.slice(0, id.indexOf('@')));
  const site = portfolioUrl === null ? null : URL.parse(portfolioUrl);
  if (site !== null) {
    const host = site.host.replace(/^www\./, '');
    const path = site.pathname.replace(/\/$/, '');
    literals.add(host + path);
    const owner = path.split('/').find((part) => part.length > 2 && !['in', 'users', 'pub'].includes(part));
    if (!SHARED_HOSTS.includes(host)) literals.add(host);
    else if (owner !== undefined) addHandle(owner.replace(/^[@~]/, ''));
  }
  return {
    strong,
    weak: weak.difference(strong),
    pieces: new Set([...weak, ...[...strong].flatMap(piecesOf)]),
    literals: [...literals]
      .filter((literal) => literal.length <= LITERAL_CHARS_AT_MOST && !/[\r\n]/.test(literal))
      .toSorted((a, b) => b.length - a.length),
    unspaced: name !== null && UNSPACED.test(name) ? unspacedNames(name) : [],
  };
}

/** In lower case and without accents, so that `José` and `jose` are one. */
export function fold(word: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII, which needs no folding.
  if (/^[\x00-\x7f]*$/.test(word)) return word.toLowerCase();
  const plain = word
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '');
  return plain.replace(/[ßøłđæœıþð]/g, (letter) => LETTERS[letter] ?? letter);
}

const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  þ: 'th',
  ð: 'd',
};

/** `Müller` is written `Mueller`, too. */
function spellingsOf(word: string): string[] {
  const spelled = word
    .toLowerCase()
    .normalize('NFC')
    .replace(/[äöüåø]/g, (letter) => ({ ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa', ø: 'oe' })[letter] ?? letter);
  return [...new Set([fold(word), fold(spelled)])];
}

/** As people join their names: `adalovelace`, `lovelaceada`, `alovelace`. */
function joinsOf(parts: readonly string[]): string[] {
  const [first, last] = [parts[0], parts.at(-1)];
  if (first === undefined || last === undefined || parts.length < 2) return [];
  return [
    ...parts.flatMap((_, from) => parts.slice(from + 1).map((_, to) => parts.slice(from, from + to + 2).join(''))),
    first + last,
    last + first,
    first.slice(0, 1) + last,
  ];
}

/** Longer words are looked for as a whole. */
const PIECED_LETTERS_AT_MOST = 40;

function piecesOf(word: string): string[] {
  if (word.length > PIECED_LETTERS_AT_MOST) return [word];
  return [...word].flatMap((_, from) => [...word.slice(from)].map((_, to) => word.slice(from, from + to + 1)));
}

function unspacedNames(name: string): string[] {
  const joined = name.replaceAll(/\s+/g, '');
  return [...new Set([name.trim(), joined])].filter((each) => each.length >= 2 && !/[\r\n]/.test(each));
}

function letterCount(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}

import { type CandidateNames, fold, type Identity, namesOf } from './candidate-names.ts';
import { commentSpans } from './comment-spans.ts';

/**
 * `code` stays code: what is put in is an identifier, and a name that is an ordinary word, such as `Will`, `Mark` or
 * `Max`, goes only where it stands in a comment or beside another part of the name. `prose` is what people write to
 * people.
 */
export type TextKind = 'prose' | 'code';

export type Scrub = (text: string, kind?: TextKind) => string;

/** What stands for a candidate where the alias holds a part of their name. */
const NEUTRAL = ['Somebody', 'Anyone', 'Redacted', 'Xxxx'] as const;

/**
 * Puts the alias in the place of all that names a candidate: names, however joined or accented, the id, addresses,
 * links to profiles, and lines that say who wrote something. As many lines come out as went in, and nothing changes
 * when it is done again. It takes time in proportion to the text, whatever that is: each expression below begins at a
 * fixed text or a border, or is bounded.
 */
export function scrub(text: string, identity: Identity, alias: string, kind: TextKind = 'prose'): string {
  return scrubberOf(identity, alias)(text, kind);
}

/** The same, for many texts of one candidate. */
export function scrubberOf(identity: Identity, alias: string): Scrub {
  const names = namesOf(identity);
  const steps = [alias, ...NEUTRAL].map((words) => stepsOf(names, wordsOf(words)));
  const chosen = steps.find(({ isStable }) => isStable) ?? steps[0];
  return (text, kind = 'prose') => chosen?.apply(text, kind) ?? text;
}

/** What is put in, as each place needs it. */
type Words = {
  readonly prose: string;
  readonly pascal: string;
  readonly camel: string;
  readonly upper: string;
};

function wordsOf(alias: string): Words {
  const pascal = alias.replaceAll(' ', '');
  return {
    prose: alias,
    pascal,
    camel: pascal.slice(0, 1).toLowerCase() + pascal.slice(1),
    upper: alias.replaceAll(' ', '_').toUpperCase(),
  };
}

function stepsOf(names: CandidateNames, words: Words) {
  const literal = literalPattern(names.literals);
  const apply = (text: string, kind: TextKind): string => {
    const alone = kind === 'prose' ? words.prose : words.pascal;
    let scrubbed = text;
    for (const name of names.unspaced) scrubbed = scrubbed.replaceAll(name, alone);
    if (literal !== undefined) scrubbed = scrubbed.replace(literal, alone);
    scrubbed = scrubAddresses(scrubbed, alone);
    scrubbed = scrubProfiles(scrubbed, words.pascal);
    scrubbed = scrubAuthorLines(scrubbed, words.prose);
    return scrubWords(scrubbed, names, words, kind);
  };
  const isStable = Object.values(words).every((each) => apply(each, 'prose') === each && apply(each, 'code') === each);
  return { apply, isStable };
}

function literalPattern(literals: readonly string[]): RegExp | undefined {
  if (literals.length === 0) return undefined;
  const any = literals.map((each) => RegExp.escape(each)).join('|');
  return new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])(?:${any})(?![\\p{L}\\p{M}\\p{N}])`, 'giu');
}

const LOCAL_CHARS_AT_MOST = 64;
const LOCAL_CHAR = /[\p{L}\p{M}\p{N}._%+-]/u;
const MAIL_HOST = /(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24}/uy;

/** E-mail addresses, whoever's. They are looked for from their `@` on: there are seldom many. */
function scrubAddresses(text: string, instead: string): string {
  let scrubbed = '';
  let copied = 0;
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    let start = at;
    const earliest = Math.max(copied, at - LOCAL_CHARS_AT_MOST);
    while (start > earliest && LOCAL_CHAR.test(text.charAt(start - 1))) start -= 1;
    // Addresses that stick together are one.
    const goesOn = copied === at && at > 0;
    if ((start === at && !goesOn) || text.slice(start, at) === 'git') continue;
    MAIL_HOST.lastIndex = at + 1;
    const host = MAIL_HOST.exec(text)?.[0];
    if (host === undefined) continue;
    if (!goesOn) scrubbed += text.slice(copied, start) + instead;
    copied = at + 1 + host.length;
  }
  return scrubbed + text.slice(copied);
}

const PROFILE =
  /(?<![\p{L}\p{N}])((?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org|linkedin\.com\/(?:in|pub)|twitter\.com|x\.com|medium\.com|dev\.to|npmjs\.com\/~|stackoverflow\.com\/users\/\d{1,12}|t\.me|kaggle\.com|leetcode\.com(?:\/u)?)[/:]@?)[\p{L}\p{N}_~%-]+(?:\.[\p{L}\p{N}_~%-]+)*/giu;
const PROFILE_HOST = /(?<![\p{L}\p{N}-])[\p{L}\p{N}-]{1,63}(?=\.(?:github\.io|gitlab\.io|vercel\.app|netlify\.app))/giu;

function scrubProfiles(text: string, instead: string): string {
  return text.replace(PROFILE, (_, site: string) => site + instead).replace(PROFILE_HOST, instead);
}

const AUTHOR_LINE =
  /^([ \t*#/;>"'-]{0,40}(?:(?:co-authored-by|signed-off-by|reviewed-by|committer)[ \t]{0,8}:|author[ \t]{0,8}:(?=[^\n<]{0,200}<)|@author\b|git config (?:--global )?user\.name\b)[ \t]{0,8})([^\r\n]+)/gimu;

/** What follows on lines by which git and JSDoc name who wrote something, up to the end of the comment. */
function scrubAuthorLines(text: string, instead: string): string {
  return text.replace(AUTHOR_LINE, (_, says: string, rest: string) => {
    const close = rest.indexOf('*/');
    const named = (close === -1 ? rest : rest.slice(0, close)).trimEnd();
    return named === '' ? says + rest : says + instead + rest.slice(named.length);
  });
}

/** `adaLovelace` is two, as `ADA_LOVELACE` and `Ada Lovelace` are. */
const SUBWORD = /\p{Lu}?[\p{Ll}\p{M}\p{Lo}\p{Lm}\p{Lt}]+|(?:\p{Lu}\p{M}*)+(?!\p{Ll})|\p{N}+/gu;
/** Into how many parts somebody's name may fall where it is written in camel case: `McDonald`, `vanDerBerg`. */
const PARTS_AT_MOST = 4;
const BESIDE = /^[\t _.'’-]{0,2}$/;
const JOINED = /^[ _-]?$/;
/** What comes before a name even where it has a small letter. */
const SAYS_WHO = /(?:author|copyright|\(c\)|©|(?:written|made|created|coded) by|name is|i am|i'm)[^\p{L}\n]{0,4}$/iu;

type Subword = { readonly start: number; readonly end: number; readonly folded: string };

function scrubWords(text: string, names: CandidateNames, words: Words, kind: TextKind): string {
  const subwords: Subword[] = [];
  for (const { index, 0: word } of text.matchAll(SUBWORD)) {
    const folded = fold(word);
    if (names.pieces.has(folded)) subwords.push({ start: index, end: index + word.length, folded });
  }
  const hits = findHits(text, subwords, names, kind);
  let scrubbed = '';
  let copied = 0;
  for (let from = 0; from < subwords.length; from += 1) {
    if (!hits[from]) continue;
    let to = from;
    while (hits[to + 1] && JOINED.test(between(text, subwords, to)) && isOther(subwords, from, to + 1)) to += 1;
    const [start, end] = [subwords[from]?.start ?? 0, subwords[to]?.end ?? 0];
    scrubbed += text.slice(copied, start) + formOf(text, start, end, words, kind);
    copied = end;
    from = to;
  }
  return scrubbed + text.slice(copied);
}

/** For each of the words whether it is to go. */
function findHits(text: string, subwords: readonly Subword[], names: CandidateNames, kind: TextKind): boolean[] {
  const isStrong = findStrong(subwords, names.strong);
  if (names.weak.size === 0) return isStrong;
  const isWritten = kind === 'prose' ? () => true : inComments(text);
  const isWeak = subwords.map(({ folded }) => names.weak.has(folded));
  const isBeside = (at: number, other: number) => {
    const [own, neighbour] = [subwords[at], subwords[other]];
    if (own === undefined || neighbour === undefined || own.folded === neighbour.folded) return false;
    if (!BESIDE.test(between(text, subwords, Math.min(at, other)))) return false;
    // Of `(a, b)` no one-letter name is a part.
    return isStrong[other] || (isWeak[other] && own.folded.length > 1 && neighbour.folded.length > 1);
  };
  return subwords.map((word, at) => {
    if (isStrong[at]) return true;
    if (!isWeak[at]) return false;
    if (isBeside(at, at - 1) || isBeside(at, at + 1)) return true;
    if (word.folded.length < 3) return false;
    const isCapital = /^\p{Lu}/u.test(text.slice(word.start, word.start + 2));
    if (isCapital && isWritten(word.start)) return true;
    return SAYS_WHO.test(text.slice(Math.max(0, word.start - 24), word.start));
  });
}

function findStrong(subwords: readonly Subword[], strong: ReadonlySet<string>): boolean[] {
  const isStrong = subwords.map(() => false);
  for (const [from, word] of subwords.entries()) {
    let joined = word.folded;
    for (let to = from; ; ) {
      if (strong.has(joined)) isStrong.fill(true, from, to + 1);
      const next = subwords[to + 1];
      if (next === undefined || next.start !== subwords[to]?.end || to + 1 - from >= PARTS_AT_MOST) break;
      joined += next.folded;
      to += 1;
    }
  }
  return isStrong;
}

/** Asked in ascending order. */
function inComments(code: string): (at: number) => boolean {
  const spans = commentSpans(code);
  let next = 0;
  return (at) => {
    while ((spans[next]?.end ?? Number.POSITIVE_INFINITY) <= at) next += 1;
    return (spans[next]?.start ?? Number.POSITIVE_INFINITY) <= at;
  };
}

function between(text: string, subwords: readonly Subword[], at: number): string {
  const [start, end] = [subwords[at]?.end ?? 0, subwords[at + 1]?.start ?? 0];
  // Nothing that long is asked for.
  return text.slice(start, Math.min(end, start + 4));
}

/** `ada ada` is two who are called so. */
function isOther(subwords: readonly Subword[], from: number, to: number): boolean {
  return subwords.slice(from, to).every(({ folded }) => folded !== subwords[to]?.folded);
}

function formOf(text: string, start: number, end: number, words: Words, kind: TextKind): string {
  const written = text.slice(start, end);
  const isAlone =
    !/[\p{L}\p{M}\p{N}_$@]$/u.test(text.slice(Math.max(0, start - 2), start)) &&
    !/^[\p{L}\p{M}\p{N}_$]/u.test(text.slice(end, end + 2));
  if (kind === 'prose' && isAlone) return words.prose;
  if (written.length > 1 && /\p{Lu}/u.test(written) && !/\p{Ll}/u.test(written)) return words.upper;
  return /^\p{Lu}/u.test(written) ? words.pascal : words.camel;
}

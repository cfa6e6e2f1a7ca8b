import { access } from 'node:fs/promises';
import path from 'node:path';
import { marked, type Token, type Tokens } from 'marked';
import { transformSync } from 'oxc-transform';
import type { CheckFinding } from '../../../src/protocol/check-report.ts';
import type { CaseUnderCheck } from '../case-under-check.ts';
import { error } from '../check-part.ts';

const CODE_LANGUAGES: ReadonlySet<string> = new Set(['ts', 'typescript', 'js', 'javascript']);
const FEWEST_WORDS = 50;

/** A statement that says something, whose links and images lead somewhere, and whose code can be read by a machine. */
export async function checkStatement({ folder, statement }: CaseUnderCheck): Promise<CheckFinding[]> {
  if (statement.split(/\s+/).length < FEWEST_WORDS) {
    const mend = 'write what is to be built, with rules, an example and what reviewers look at';
    return [error('the statement is missing or says next to nothing', mend, 'statement.md')];
  }
  const findings: CheckFinding[] = [];
  const tokens: Token[] = [];
  marked.walkTokens(marked.lexer(statement), (token) => void tokens.push(token));
  for (const token of tokens) {
    const where = `statement.md:${statement.slice(0, statement.indexOf(token.raw)).split('\n').length}`;
    if (isA<Tokens.Link>(token, 'link') || isA<Tokens.Image>(token, 'image')) {
      findings.push(...(await checkTarget(folder, token, where)));
    }
    if (isA<Tokens.Code>(token, 'code')) findings.push(...checkCode(token, where));
  }
  return findings;
}

function isA<Kind extends Token>(token: Token, type: Kind['type']): token is Kind {
  return token.type === type;
}

async function checkTarget(
  folder: string,
  { type, href: url, text: alt }: Tokens.Link | Tokens.Image,
  where: string,
): Promise<CheckFinding[]> {
  const findings =
    type === 'image' && alt.trim() === ''
      ? [error(`the image ${url} has no text for those who do not see it`, 'describe it between the brackets', where)]
      : [];
  if (url.startsWith('#') || /^(https?:|mailto:)/.test(url)) {
    if (type !== 'image' || url.startsWith('#')) return findings;
    return [...findings, error(`the image ${url} is fetched from elsewhere`, 'put it beside the statement', where)];
  }
  const target = path.join(folder, decodeURIComponent(url.replace(/[?#].*/, '')));
  const isInside = !path.relative(folder, target).startsWith('..');
  if (
    isInside &&
    (await access(target).then(
      () => true,
      () => false,
    ))
  )
    return findings;
  return [
    ...findings,
    error(`${type} to ${url}, which is not there`, 'mend the path; it begins at the case folder', where),
  ];
}

function checkCode({ lang = '', text }: Tokens.Code, where: string): CheckFinding[] {
  const because = whyUnreadable(lang.toLowerCase(), text);
  return because === undefined
    ? []
    : [error(`the ${lang} code does not parse: ${because}`, 'mend it, or take another word behind the fence', where)];
}

function whyUnreadable(lang: string, code: string): string | undefined {
  if (lang === 'json') {
    try {
      JSON.parse(code);
      return undefined;
    } catch (cause) {
      return (cause as Error).message;
    }
  }
  if (!CODE_LANGUAGES.has(lang)) return undefined;
  return transformSync('statement.ts', code, { lang: 'ts', sourceType: 'module' }).errors[0]?.message;
}

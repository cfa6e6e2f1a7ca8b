import type { Tree } from '@lezer/common';
import { parser } from '@lezer/javascript';
import type { SourceFile } from '../../domain/source-file.ts';
import type { TakeTurns } from './taking-turns.ts';

/** How much of one submission, and of one file, is looked at: a file's tree is made in one go. */
export const TOKEN_LIMITS = { tokens: 20_000, chars: 256 * 1024, fileChars: 64 * 1024 } as const;

/** What a file is made of, whatever things are called in it. Tokens and lines belong together; lines are from 1. */
export type Tokens = { readonly path: string; readonly kinds: readonly string[]; readonly lines: readonly number[] };

const TYPESCRIPT = parser.configure({ dialect: 'ts' });
const TYPESCRIPT_WITH_JSX = parser.configure({ dialect: 'ts jsx' });
const SOURCE = /\.[cm]?[jt]sx?$/;

/** What says nothing of how a task was solved: it is the same for everybody, or a matter of layout. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  ...['LineComment', 'BlockComment', 'ImportDeclaration', 'TypeAliasDeclaration', 'InterfaceDeclaration'],
  ...['TypeAnnotation', 'TypeArgList', 'TypeParamList', 'ExportGroup', 'export'],
]);
/** Those by which different things are done. */
const WITH_TEXT: ReadonlySet<string> = new Set(['ArithOp', 'BitOp', 'CompareOp', 'LogicOp', 'UpdateOp']);
const WORD = /^[A-Za-z]/;

/**
 * The source files of a submission as kinds of tokens: renaming, comments, layout and types change nothing. Of what
 * cannot be parsed there is as much as could be. The smallest files come first, so that nothing is hidden behind a large one.
 */
export async function tokenise(files: readonly SourceFile[], takeTurns: TakeTurns): Promise<Tokens[]> {
  const sources = files.filter(({ path }) => SOURCE.test(path) && !path.endsWith('.d.ts'));
  const all: Tokens[] = [];
  let left: { tokens: number; chars: number } = TOKEN_LIMITS;
  for (const { path, content } of sources.toSorted((a, b) => a.content.length - b.content.length)) {
    if (left.tokens === 0 || left.chars === 0) break;
    const text = content.slice(0, Math.min(left.chars, TOKEN_LIMITS.fileChars));
    const tree = await parse(path, text, takeTurns);
    const tokens = tree === undefined ? { kinds: [], lines: [] } : readTokens(tree, text, left.tokens);
    left = { tokens: left.tokens - tokens.kinds.length, chars: left.chars - text.length };
    all.push({ path, ...tokens });
    await takeTurns();
  }
  return all.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

async function parse(path: string, text: string, takeTurns: TakeTurns): Promise<Tree | undefined> {
  try {
    const parsing = (path.endsWith('x') ? TYPESCRIPT_WITH_JSX : TYPESCRIPT).startParse(text);
    for (;;) {
      const tree = parsing.advance();
      if (tree !== null) return tree;
      await takeTurns();
    }
  } catch {
    // A text that brings the parser to its knees is like nobody's.
    return undefined;
  }
}

function readTokens(tree: Tree, text: string, atMost: number): Pick<Tokens, 'kinds' | 'lines'> {
  const [kinds, lines]: [string[], number[]] = [[], []];
  const nextBreak = (from: number): number => {
    const at = text.indexOf('\n', from);
    return at === -1 ? text.length : at;
  };
  let line = 1;
  let lineEnds = nextBreak(0);
  tree.iterate({
    enter({ name, from, to }) {
      if (kinds.length >= atMost || LEFT_OUT.has(name)) return false;
      if (!WORD.test(name)) return undefined;
      for (; lineEnds < from; lineEnds = nextBreak(lineEnds + 1)) line += 1;
      kinds.push(WITH_TEXT.has(name) ? `${name} ${text.slice(from, to)}` : name);
      lines.push(line);
      return undefined;
    },
  });
  return { kinds, lines };
}

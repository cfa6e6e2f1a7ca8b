import { transformSync } from 'oxc-transform';
import type { Language } from '../../domain/challenge.ts';
import type { SourceFile } from '../../domain/source-file.ts';
import type { ChallengeView } from '../../protocol/challenge-view.ts';

/** What is left of a module that holds nothing but types. */
const NOTHING = /^\s*(export\s*\{\s*\};?)?\s*$/;

/**
 * A case in the language that its candidate chose. In JavaScript the starter loses its types; files that hold nothing
 * else stay as they are, to be read.
 */
export function caseIn(language: Language | null, view: ChallengeView): ChallengeView {
  if (language !== 'javascript' || !view.languages.includes(language)) return view;
  const starter = view.starter.map(toJavaScript);
  const entry = view.starter.findIndex(({ path }) => path === view.entry);
  return { ...view, starter, entry: starter[entry]?.path ?? view.entry };
}

function toJavaScript({ path, content }: SourceFile): SourceFile {
  if (!/(?<!\.d)\.ts$/.test(path)) return { path, content };
  const { code, errors } = transformSync(path, content, { lang: 'ts', sourceType: 'module' });
  if (errors.length > 0 || NOTHING.test(code)) return { path, content };
  return { path: path.replace(/\.ts$/, '.js'), content: indentBySpaces(code) };
}

function indentBySpaces(code: string): string {
  return code.replaceAll(/^\t+/gm, (tabs) => '  '.repeat(tabs.length));
}

import type { ProgramOrder } from '../../src/protocol/program-control.ts';
import { WEB_NAMES } from './names.ts';

const NAMES = `\\b(?:${WEB_NAMES.join('|')}|subtle|Buffer|process)\\b`;
/** Linear in any text: it is asked of candidates'. */
const IMPORT = `(?:\\bfrom|\\bimport|\\brequire)\\s*(?:\\(\\s*)?['"]`;

/**
 * Whether code looks as if it used the web platform: by its names, or by importing what is no file beside. What this
 * does not see is loaded when it is used, at some 40 ms; what it sees for nothing costs some milliseconds for each
 * isolate.
 *
 * @param packages - imports of these mean nothing.
 */
export function usesWeb(code: string, packages: readonly string[] = []): boolean {
  const plain = packages.map((name) => `${RegExp.escape(name)}['"/]`);
  return new RegExp(`${NAMES}|${IMPORT}(?!${['\\.', ...plain].join('|')})`).test(code);
}

/** Whether a program is to begin with the web platform, and its suite as well. */
export function programUsesWeb({ files, packages }: Pick<ProgramOrder, 'files' | 'packages'>): boolean {
  return packages.needWeb || files.some(({ content }) => usesWeb(content, packages.names));
}

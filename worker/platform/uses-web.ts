import { WEB_NAMES } from './names.ts';

/** Names of the web platform, and imports of anything that is no file beside. */
const USES = new RegExp(
  `\\b(?:${WEB_NAMES.join('|')}|subtle|Buffer|process)\\b|(?:\\bfrom|\\bimport|\\brequire)\\s*\\(?\\s*['"](?!\\.)`,
);

/**
 * Whether code looks as if it used the web platform. What this does not see is loaded when it is used, at some 40 ms;
 * what it sees for nothing costs some milliseconds for each isolate.
 */
export function usesWeb(code: string): boolean {
  return USES.test(code);
}

import type { SourceFile } from '../../../src/domain/source-file.ts';

/** The module that says which mutant is active; its name is one that no solution has. */
export const SWITCH_MODULE = 'mutant-switch-9fa48.ts';

const COVERED = 'covers mutant ';

/** The solution with one mutant in it. */
export function activate(id: string): SourceFile {
  return {
    path: SWITCH_MODULE,
    content: `export const stryMutAct_9fa48 = (id) => id === '${id}';\nexport const stryCov_9fa48 = () => {};\n`,
  };
}

/** The solution without any, which tells its console of each mutant that it comes by. */
export const COVERAGE: SourceFile = {
  path: SWITCH_MODULE,
  content: `const seen = new Set();
const { log } = console;
export const stryMutAct_9fa48 = () => false;
export const stryCov_9fa48 = (...ids) => {
  for (const id of ids) {
    if (seen.has(id)) continue;
    seen.add(id);
    log('${COVERED}' + id);
  }
};
`,
};

/** @param output - the console of a judging with `COVERAGE`. */
export function readCoverage(output: string): ReadonlySet<string> {
  return new Set(output.split('\n').flatMap((line) => (line.startsWith(COVERED) ? [line.slice(COVERED.length)] : [])));
}

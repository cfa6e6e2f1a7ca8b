import type { Logger } from '@stryker-mutator/api/logging';
import { Instrumenter } from '@stryker-mutator/instrumenter';
import type { SourceFile } from '../../../src/domain/source-file.ts';
import type { SourceRange } from '../../../src/protocol/check-report.ts';
import { SWITCH_MODULE } from './mutant-switch.ts';

/** One small change to the model solution that a good suite notices. */
export type Mutant = SourceRange & {
  readonly id: string;
  readonly mutator: string;
  /** What stands in the place of the range. */
  readonly replacement: string;
  /** Why its author takes it for equivalent to the model, as `// Stryker disable … : reason` in the model says. */
  readonly ignoreReason?: string;
};

export type InstrumentedModel = {
  /** The solution with all mutants in it, each behind a switch that imports `SWITCH_MODULE`. */
  readonly files: readonly SourceFile[];
  readonly mutants: readonly Mutant[];
};

const SILENT: Logger = {
  isTraceEnabled: () => false,
  isDebugEnabled: () => false,
  isInfoEnabled: () => false,
  isWarnEnabled: () => false,
  isErrorEnabled: () => false,
  isFatalEnabled: () => false,
  trace: () => undefined,
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  fatal: () => undefined,
};
/** Neither types nor tests of the solution's own. */
const IS_CODE = /(?<!\.(d|spec|test))\.[cm]?[jt]s$/;
/**
 * The functions that an instrumented file begins with, behind a comment where there is one: they would look for which
 * mutant is active in globals.
 */
const HEADER = /function stryNS_9fa48\(\) \{.*?^function stryMutAct_9fa48\(id\) \{.*?^\}\n/ms;

/**
 * Puts all mutants of a model solution into it at once.
 *
 * @param isMutated - whether a file is the solution's own work; what the starter already had is left alone.
 */
export async function instrumentModel(
  files: readonly SourceFile[],
  isMutated: (file: SourceFile) => boolean,
): Promise<InstrumentedModel> {
  const own = files.filter((file) => IS_CODE.test(file.path) && isMutated(file));
  const result = await new Instrumenter(SILENT).instrument(
    own.map(({ path, content }) => ({ name: path, content, mutate: true })),
    { plugins: null, excludedMutations: [], ignorers: [] },
  );
  const instrumented = new Map(result.files.map(({ name, content }) => [name, withSwitch(name, content)]));
  return {
    files: files.map(({ path, content }) => ({ path, content: instrumented.get(path) ?? content })),
    mutants: result.mutants.map(({ id, fileName, location: { start, end }, mutatorName, replacement, ...mutant }) => ({
      id,
      file: fileName,
      // Stryker counts lines and columns from 0.
      line: start.line + 1,
      column: start.column + 1,
      endLine: end.line + 1,
      endColumn: end.column + 1,
      mutator: mutatorName,
      replacement,
      ...(mutant.statusReason !== undefined && { ignoreReason: mutant.statusReason }),
    })),
  };
}

function withSwitch(path: string, content: string): string {
  const up = '../'.repeat(path.split('/').length - 1) || './';
  const names = 'stryMutAct_9fa48, stryCov_9fa48';
  return `import { ${names} } from '${up}${SWITCH_MODULE}';\n${content.replace(HEADER, '')}`;
}

import { styleText } from 'node:util';
import type { CheckFinding, CheckPart, CheckReport, KillMatrix, MutantResult } from '../../protocol/check-report.ts';

/** As many survivors as a terminal holds; the HTML report shows all. */
const SURVIVORS_SHOWN = 20;
const TEXT_SHOWN_CHARS = 70;

/** What a check found out, for a person to read in a terminal. */
export function formatReport(report: CheckReport): string {
  return [
    `${styleText('bold', report.title)}  ${styleText('dim', `${report.slug} ${report.version?.slice(0, 19) ?? ''}`)}`,
    '',
    ...report.parts.flatMap((part) => formatPart(part, report)),
    formatVerdict(report),
    '',
  ].join('\n');
}

function formatPart(part: CheckPart, { killMatrix }: CheckReport): string[] {
  const { name, state, findings, summary, wallTimeMs } = part;
  if (state === 'skipped') return [styleText('dim', `  – ${name}`)];
  const mark = state === 'passed' ? styleText('green', '✓') : styleText('red', '✗');
  const seconds = styleText('dim', `${(wallTimeMs / 1_000).toFixed(1)} s`);
  return [
    `  ${mark} ${styleText('bold', name.padEnd(10))} ${summary}  ${seconds}`,
    ...findings.flatMap(formatFinding),
    ...(name === 'mutants' && killMatrix !== undefined ? formatSurvivors(killMatrix) : []),
  ];
}

function formatFinding({ severity, message, mend, where }: CheckFinding): string[] {
  const label = severity === 'error' ? styleText('red', 'error') : styleText('yellow', 'warning');
  return [
    `      ${label} ${where === undefined ? '' : styleText('dim', `${where}: `)}${message.replaceAll('\n', '\n        ')}`,
    `        ${styleText('dim', `→ ${mend}`)}`,
  ];
}

function formatSurvivors({ mutants }: KillMatrix): string[] {
  const spared = mutants.filter(({ state }) => state === 'survived' || state === 'no-coverage');
  const left = spared.length - SURVIVORS_SHOWN;
  return [
    ...spared.slice(0, SURVIVORS_SHOWN).flatMap(formatSurvivor),
    ...(left > 0 ? [styleText('dim', `      … and ${left} more; --json has them all`)] : []),
  ];
}

function formatSurvivor({ file, line, column, mutator, state, original, replacement }: MutantResult): string[] {
  const note = state === 'survived' ? 'survives' : 'is never come by';
  return [
    `      ${styleText('dim', `${file}:${line}:${column}`)} ${mutator} ${note}`,
    `        ${styleText('red', `- ${cut(original)}`)}`,
    `        ${styleText('green', `+ ${cut(replacement)}`)}`,
  ];
}

function cut(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= TEXT_SHOWN_CHARS ? line : `${line.slice(0, TEXT_SHOWN_CHARS)}…`;
}

function formatVerdict({ isGreen, parts, wallTimeMs, judgings }: CheckReport): string {
  const { judged = 0, known = 0 } = judgings ?? {};
  const takenOver = known === 0 ? '' : `; ${known} of ${judged + known} judgings were known`;
  const seconds = styleText('dim', `${(wallTimeMs / 1_000).toFixed(1)} s in all${takenOver}`);
  const errors = parts.flatMap(({ findings }) => findings).filter(({ severity }) => severity === 'error').length;
  if (isGreen) return `  ${styleText('green', 'proven')}: it may be published.  ${seconds}`;
  if (errors > 0) return `  ${styleText('red', `${errors} to mend`)} before it may be published.  ${seconds}`;
  return `  ${styleText('yellow', 'no error')} in what was looked at; all parts are needed to publish.  ${seconds}`;
}

/** What the time went to, over several cases. */
export function formatTotals(reports: readonly CheckReport[]): string {
  const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;
  const byPart = new Map<string, number>();
  for (const { name, wallTimeMs } of reports.flatMap(({ parts }) => parts)) {
    byPart.set(name, (byPart.get(name) ?? 0) + wallTimeMs);
  }
  const shares = [...byPart]
    .filter(([, ms]) => ms > 0)
    .sort(([, a], [, b]) => b - a)
    .map(([name, ms]) => `${name} ${seconds(ms)}`);
  const green = reports.filter(({ isGreen }) => isGreen).length;
  const totalMs = reports.reduce((sum, { wallTimeMs }) => sum + wallTimeMs, 0);
  return `  ${styleText('bold', `${green} of ${reports.length} cases proven`)} in ${seconds(totalMs)}: ${shares.join(', ')}`;
}

import { styleText } from 'node:util';
import type { WatchResult } from './watched-case.ts';

/** What was looked at, in one line, and what is to be mended in two more each. */
export function formatResult({ what, summary, findings }: WatchResult, tookMs: number): string {
  const isSound = findings.every(({ severity }) => severity !== 'error');
  const mark = isSound ? styleText('green', '✓') : styleText('red', '✗');
  return [
    `${mark} ${styleText('bold', what)}  ${summary}  ${styleText('dim', `${(tookMs / 1_000).toFixed(1)} s`)}`,
    ...findings.flatMap(({ severity, message, mend, where }) => [
      `    ${styleText(severity === 'error' ? 'red' : 'yellow', severity)} ${where === undefined || where === what ? '' : `${where}: `}${message}`,
      `      ${styleText('dim', `→ ${mend}`)}`,
    ]),
  ].join('\n');
}

/** What keeps a case from being looked at. */
export function formatFault(message: string): string {
  return `${styleText('red', '✗')} ${message}`;
}

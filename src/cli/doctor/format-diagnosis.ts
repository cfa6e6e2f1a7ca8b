import { styleText } from 'node:util';
import type { Check, Diagnosis } from './check.ts';

const MEANING: Readonly<Record<number, string>> = {
  3: 'the strongest there is',
  2: "strong enough for other people's code",
  1: 'for code that you trust; production refuses to judge',
  0: 'nothing is contained: for development only; production refuses to judge',
};

/** A diagnosis for a person to read in a terminal. */
export function formatDiagnosis(diagnosis: Diagnosis): string {
  const { level, isContained, containment, machine, trial } = diagnosis;
  const colour = level === 3 ? 'green' : isContained ? 'yellow' : 'red';
  const all = [...containment, ...machine, trial];
  return [
    `${styleText('bold', 'containment')}  ${styleText(colour, `level ${level} of 3`)}  ${styleText('dim', MEANING[level] ?? '')}`,
    ...containment.flatMap(formatCheck),
    '',
    styleText('bold', 'machine'),
    ...machine.flatMap(formatCheck),
    '',
    styleText('bold', 'judging'),
    ...formatCheck(trial),
    '',
    formatVerdict(all, isContained),
  ].join('\n');
}

function formatCheck({ name, state, found, gives, fix }: Check): string[] {
  const mark = { good: styleText('green', '✓'), weak: styleText('yellow', '–'), bad: styleText('red', '✗') }[state];
  return [
    `  ${mark} ${name.padEnd(12)}${indentRest(found, 16)}`,
    ...(gives === undefined ? [] : [styleText('dim', `${' '.repeat(16)}${gives}`)]),
    ...(fix === undefined ? [] : [`${' '.repeat(16)}${styleText('cyan', fix)}`]),
  ];
}

function formatVerdict(checks: readonly Check[], isContained: boolean): string {
  const bad = checks.filter(({ state }) => state === 'bad').length;
  const weak = checks.filter(({ state }) => state === 'weak').length;
  if (!isContained) return styleText('red', "not ready: other people's code is judged at level 2 and above");
  if (bad > 0) return styleText('red', `not ready: ${bad} of ${checks.length} checks failed`);
  return styleText('green', weak === 0 ? 'all is well' : `ready, and ${weak} of ${checks.length} could be better`);
}

function indentRest(text: string, columns: number): string {
  return text.replace(/\n/g, `\n${' '.repeat(columns)}`);
}

import { styleText } from 'node:util';
import type { CategoryResult } from '../../domain/candidate-report.ts';
import type { CaseResult, GroupResult } from '../../domain/judging.ts';
import type { JudgingEvent } from '../../protocol/judging-event.ts';
import type { JudgingView } from '../../protocol/submission-view.ts';
import { span } from './format-time.ts';

/** How far it is, on one line. */
export function formatEvent(event: JudgingEvent): string {
  switch (event.type) {
    case 'queued': {
      const wait = event.waitSeconds === undefined ? '' : `, about ${span(event.waitSeconds)}`;
      return `waiting: place ${event.position}${wait}`;
    }
    case 'compiling':
      return 'compiling';
    case 'running':
      return event.casesTotal === null ? 'running' : `test ${event.casesDone} of ${event.casesTotal}`;
    case 'judged':
    case 'aborted':
      return event.type;
  }
}

/** What a candidate may know of a judging, for a terminal. */
export function formatJudging(judging: JudgingView): string {
  if (judging.error !== null) return `${styleText('yellow', 'not judged')}  ${judging.error.message}`;
  const { verdict, score, groups, categories, counted, compileError, output } = judging;
  const head = verdict === null ? 'judged' : styleText(verdict === 'accepted' ? 'green' : 'red', verdict);
  const total = score === null ? '' : `  ${styleText('bold', `${score} of 100`)}`;
  return [
    ...groups.flatMap(formatGroup),
    ...categories.map(formatCategory),
    ...(counted === null ? [] : [`${counted.accepted} of ${counted.total} tests pass`]),
    ...(compileError === null ? [] : [indent(compileError)]),
    ...(output === null || output === '' ? [] : [styleText('dim', 'console'), indent(output.trimEnd())]),
    `${head}${total}`,
  ].join('\n');
}

/** Whether all that its candidate may know of was passed. */
export function isPassed({ error, verdict, groups }: JudgingView): boolean {
  if (error !== null) return false;
  const cases = groups.flatMap((group) => group.cases);
  return verdict === null ? cases.every((each) => each.verdict === 'accepted') : verdict === 'accepted';
}

function formatGroup({ name, cases }: GroupResult): string[] {
  return [styleText('bold', name), ...cases.map(formatCase)];
}

function formatCase({ title, verdict, message, diff }: CaseResult): string {
  if (verdict === 'accepted') return `  ${styleText('green', '✓')} ${title}`;
  const why = [message, diff].filter((text) => text !== undefined && text !== '').map((text) => indent(text ?? '', 6));
  return [`  ${styleText('red', '✗')} ${title}  ${styleText('yellow', verdict)}`, ...why].join('\n');
}

function formatCategory({ category, points, score, cases }: CategoryResult): string {
  return `${styleText('bold', category)}  ${score} of ${points} points, ${cases.accepted} of ${cases.total} tests`;
}

function indent(text: string, columns = 2): string {
  return text.replace(/^/gm, ' '.repeat(columns));
}

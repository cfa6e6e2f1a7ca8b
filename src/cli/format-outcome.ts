import { styleText } from 'node:util';
import type { ChallengePackage } from '../domain/challenge.ts';
import type { CaseResult, GroupResult, JudgingReport } from '../domain/judging.ts';
import { scoreByCategory } from '../domain/score.ts';
import type { JudgingOutcome } from '../protocol/judging-outcome.ts';

/** A judging for a person to read in a terminal. */
export function formatOutcome(challenge: ChallengePackage, outcome: JudgingOutcome): string {
  const title = `${styleText('bold', challenge.manifest.title)}  ${styleText('dim', `${challenge.slug} ${challenge.version.slice(0, 19)}`)}`;
  if (outcome.state === 'aborted') {
    return [title, '', `${styleText('red', 'aborted')}  ${outcome.code}`, indent(outcome.message)].join('\n');
  }
  const { report } = outcome;
  return [
    title,
    '',
    ...report.groups.flatMap(formatGroup),
    ...(report.compileError === undefined ? [] : [indent(report.compileError), '']),
    ...(report.output === '' ? [] : [styleText('dim', 'console'), indent(report.output.trimEnd()), '']),
    ...formatSummary(report),
  ].join('\n');
}

function formatGroup(group: GroupResult): string[] {
  const points = group.visibility === 'sample' ? 'sample, not counted' : `${group.score} of ${group.points} points`;
  const heading = `${styleText('bold', group.name)}  ${styleText('dim', `${group.category}, ${points}`)}`;
  return [heading, ...group.cases.flatMap(formatCase), ''];
}

function formatCase({ title, verdict, message }: CaseResult): string[] {
  if (verdict === 'accepted') return [`  ${styleText('green', '✓')} ${title}`];
  const heading = `  ${styleText('red', '✗')} ${title}  ${styleText('yellow', verdict)}`;
  return message === undefined ? [heading] : [heading, styleText('dim', indent(message, 6))];
}

function formatSummary(report: JudgingReport): string[] {
  const { verdict, score, groups, usage, isolation, engine } = report;
  const byCategory = Object.entries(scoreByCategory(groups)).map(([category, value]) => `${category} ${value}`);
  return [
    `${styleText(verdict === 'accepted' ? 'green' : 'red', verdict)}  ${styleText('bold', `${score} of 100`)}  ${styleText('dim', byCategory.join(', '))}`,
    ...formatBorderline(report),
    styleText(
      'dim',
      `${usage.cpuTimeMs} ms of processor time, ${usage.wallTimeMs} ms in all, ${usage.peakMemoryMb} MB; ` +
        `containment level ${isolation.level}${isolation.mechanisms.length === 0 ? '' : ` (${isolation.mechanisms.join(', ')})`}; ${engine}`,
    ),
  ];
}

function formatBorderline({ borderline, cpuRunsMs = [] }: JudgingReport): string[] {
  if (borderline !== true) return [];
  const runs = cpuRunsMs.map((cpuTimeMs) => `${cpuTimeMs} ms`).join(', ');
  return [
    `${styleText('yellow', 'borderline')}  the processor time is near its limit; its runs took ${runs}, and the least counts`,
  ];
}

function indent(text: string, columns = 2): string {
  return text.replace(/^/gm, ' '.repeat(columns));
}

import type { Evidence, InterviewSheet } from '../../protocol/review/interview-sheet.ts';

/** A sheet to print, or to paste into whatever a company takes its notes in. */
export function sheetInMarkdown({ alias, challenge, questions }: InterviewSheet): string {
  const parts = questions.map(({ question, listenFor, evidence, category }, index) =>
    [
      `## ${index + 1}. ${inline(question)}`,
      '',
      `*Listen for:* ${inline(listenFor)}`,
      ...(category === null ? [] : ['', `*About:* ${category}`]),
      ...(evidence.length === 0 ? [] : ['', ...evidence.map((each) => `- ${evidenceInline(each)}`)]),
      '',
      '*Notes:*',
      '',
    ].join('\n'),
  );
  return [`# ${inline(alias)}: ${inline(challenge.title)}`, '', ...parts].join('\n');
}

function evidenceInline({ text, test, place }: Evidence): string {
  const where = [
    ...(test === null ? [] : [`${test.group}: ${test.title}`]),
    ...(place === null ? [] : [`${place.path}:${place.line}`]),
  ];
  return [...where.map((each) => `**${inline(each)}**`), inline(text)].join(': ');
}

/** In one line, and nothing in it is markup or a link: some of it is what a candidate's program wrote. */
function inline(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]<>#|~&!]/g, '\\$&')
    .replace(/:\/\//g, ':\\/\\/')
    .replace(/www\./gi, (start) => `${start.slice(0, -1)}\\.`)
    .trim();
}

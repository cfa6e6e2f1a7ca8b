import { styleText } from 'node:util';
import { listTemplates } from '../../catalogue/list-templates.ts';
import { ChallengeManifest } from '../../domain/challenge.ts';
import { ChallengeSlug } from '../../domain/ids.ts';
import type { CaseTemplate } from '../../protocol/challenge-folder-view.ts';
import { EXIT } from '../exit.ts';
import { type Ask, askForTemplate, TerminalLeft, withTerminal } from './ask.ts';
import { writeCase } from './write-case.ts';

export type NewCaseArguments = {
  readonly slug: string;
  readonly challenges: string;
  readonly template?: string | undefined;
  readonly title?: string | undefined;
  readonly summary?: string | undefined;
  /** Whether what is not said is taken as it is offered; so it is where nobody can be asked. */
  readonly isYes: boolean;
};

/** `minicase new`: writes a case to begin with, and gives back the exit code. */
export async function newCase(given: NewCaseArguments): Promise<number> {
  const slug = ChallengeSlug.safeParse(given.slug);
  if (!slug.success) return refuse(`'${given.slug}' is no slug: ${slug.error.issues[0]?.message}${like(given.slug)}`);
  const templates = await listTemplates();
  const named = templates.find(({ name }) => name === given.template);
  if (given.template !== undefined && named === undefined) {
    return refuse(
      `there is no template '${given.template}'; there are ${templates.map(({ name }) => name).join(', ')}`,
    );
  }
  const canAsk = process.stdin.isTTY === true && process.stdout.isTTY === true && !given.isYes;
  const answers = canAsk
    ? await withTerminal((ask) => askForRest(given, named, templates, ask)).catch(ifLeft)
    : await askForRest(given, named, templates, async (_, offered) => offered);
  if (answers === undefined) return refuse('nothing was written');
  const title = readLine('title', answers.title);
  const summary = readLine('summary', answers.summary);
  for (const { refusal } of [title, summary]) if (refusal !== undefined) return refuse(refusal);
  const folder = await writeCase(
    { slug: slug.data, template: answers.template, title: title.text, summary: summary.text },
    given.challenges,
  );
  if (folder === undefined) return refuse(`there is already something at ${given.challenges}/${slug.data}`);
  console.log(nextSteps(folder, slug.data, answers.template, given.challenges));
  return EXIT.judged;
}

type Answers = { readonly template: CaseTemplate; readonly title: string; readonly summary: string };

async function askForRest(
  given: NewCaseArguments,
  named: CaseTemplate | undefined,
  templates: readonly CaseTemplate[],
  ask: Ask,
): Promise<Answers> {
  const title = given.title ?? (await ask('Title', titleOf(given.slug)));
  const template = named ?? (await askForTemplate(ask, templates));
  const summary = given.summary ?? (await ask('Summary, in a sentence', template.summary));
  return { template, title, summary };
}

/** Ctrl-C and Ctrl-D are answers too. */
function ifLeft(error: Error): undefined {
  if (!(error instanceof TerminalLeft)) throw error;
  console.log();
}

/** One line of text, as the manifest takes it. */
function readLine(field: 'title' | 'summary', text: string): { readonly text: string; readonly refusal?: string } {
  const line = ChallengeManifest.shape[field].safeParse(text.replaceAll(/\s+/g, ' '));
  if (line.success) return { text: line.data };
  return { text, refusal: `the ${field} cannot be '${text}': ${line.error.issues[0]?.message}` };
}

function titleOf(slug: string): string {
  const words = slug.replaceAll('-', ' ');
  return `${words[0]?.toUpperCase()}${words.slice(1)}`;
}

/** A slug that is like what was written, if any is. */
function like(text: string): string {
  const slug = (text.toLowerCase().match(/[a-z0-9]+/g) ?? []).join('-').slice(0, 64).replace(/-$/, '');
  return slug === '' ? '' : `, such as ${slug}`;
}

function nextSteps(folder: string, slug: ChallengeSlug, { name }: CaseTemplate, challenges: string): string {
  const place = challenges === 'challenges' ? slug : folder;
  const steps = [
    [`npm run -s minicase -- try ${place}`, 'see it as a candidate does, while you write'],
    [`npm run -s minicase -- watch ${place}`, 'check what you change, as you save it'],
    [`npm run -s minicase -- check ${place}`, 'prove it, before anybody sees it'],
    [`npm run -s minicase -- publish ${place} --changelog 'first version'`, 'publish it to a server that runs'],
  ] as const;
  const width = Math.max(...steps.map(([command]) => command.length));
  return [
    `${styleText('bold', folder)} is written: a whole case, made of ${name}. Make it yours, file by file.`,
    '',
    ...steps.map(([command, what]) => `  ${command.padEnd(width)}  ${styleText('dim', what)}`),
  ].join('\n');
}

function refuse(message: string): number {
  console.error(`minicase new: ${message}`);
  return EXIT.badUsage;
}

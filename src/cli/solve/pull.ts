import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { styleText } from 'node:util';
import type { SourceFile } from '../../domain/source-file.ts';
import type { SolveCaseView, SolveView } from '../../protocol/solve/solve-view.ts';
import { NotGranted } from '../ask-api.ts';
import type { Ask } from '../new/ask.ts';
import { formatTime } from './format-time.ts';
import { readSession, writeSession } from './session.ts';
import { readSolution, writeFiles } from './solution-folder.ts';
import { type InvitationAddress, openLink, SolveClient } from './solve-client.ts';

export type PullArguments = {
  readonly link: string;
  /** Where the folders of the cases are made. */
  readonly into: string;
  readonly isRehearsal: boolean;
  /** Starts the clock without asking. */
  readonly isYes: boolean;
  /** Writes over what was changed here. */
  readonly isForced: boolean;
};

/** Asks in a terminal, where there is one. */
export type AskInTerminal = ((body: (ask: Ask) => Promise<string>) => Promise<string>) | undefined;

/** `minicase-cli pull`: writes a folder for each case, with what the candidate is at. */
export async function pull(given: PullArguments, askInTerminal: AskInTerminal): Promise<void> {
  const address = await openLink(given.link);
  const client = new SolveClient(address);
  const view = await client.read();
  if (given.isRehearsal) {
    if (view.rehearsal === null) throw new NotGranted('this invitation has no rehearsal');
    await pullCase(client, address, view.rehearsal.slug, given);
    return;
  }
  const running = await begin(client, view, given.isYes, askInTerminal);
  for (const { slug } of running.cases) await pullCase(client, address, slug, given);
  console.log(`\n${formatTime(running)}`);
}

async function begin(
  client: SolveClient,
  view: SolveView,
  isYes: boolean,
  askInTerminal: AskInTerminal,
): Promise<SolveView> {
  if (view.state === 'running' || view.state === 'over') return view;
  if (view.state !== 'ready') throw new NotGranted(formatTime(view));
  console.log(formatTime(view));
  if (!isYes) {
    if (askInTerminal === undefined)
      throw new NotGranted('say --yes to start the clock, or --rehearsal to try it first');
    const question = 'The clock starts now, and cannot be stopped. Start? yes or no';
    const answer = await askInTerminal(async (ask) => await ask(question, 'no'));
    if (!/^y(es)?$/i.test(answer.trim()))
      throw new NotGranted('not started; --rehearsal lets you try everything first');
  }
  return await client.start();
}

async function pullCase(
  client: SolveClient,
  address: InvitationAddress,
  slug: string,
  { into, isForced }: PullArguments,
): Promise<void> {
  const folder = path.join(into, slug);
  const [view, draft] = [await client.readCase(slug), await client.readDraft(slug)];
  const given = givenFiles(view, draft.files, address.server);
  if (!isForced) await requireUnchanged(folder, draft.files);
  await writeFiles(folder, [...given, ...draft.files]);
  const session = { ...address, case: view.slug, revision: draft.revision, given: given.map((file) => file.path) };
  await writeSession(folder, session);
  const what = draft.revision === 0 ? 'the starter' : `draft ${draft.revision}`;
  console.log(`${styleText('bold', view.title)}\n  ${folder}  ${styleText('dim', `${what}; read brief/STATEMENT.md`)}`);
}

/** Refuses to write over a solution that nobody has saved. */
async function requireUnchanged(folder: string, newest: readonly SourceFile[]): Promise<void> {
  if ((await readdir(folder).catch(() => [])).length === 0) return;
  const session = await readSession(folder).catch(() => {
    throw new NotGranted(`${folder} holds something else: move it away, or pull into another folder`);
  });
  const here = await readSolution(folder, session.given);
  const isSame = JSON.stringify(sorted(here)) === JSON.stringify(sorted(newest));
  if (!isSame) {
    throw new NotGranted(
      `${folder} differs from the newest draft on the server: save it with \`minicase-cli save\`, or say --force to ` +
        'write over it',
    );
  }
}

function sorted(files: readonly SourceFile[]): SourceFile[] {
  return files
    .map(({ path: name, content }) => ({ path: name, content }))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

/** What helps to read and to edit, and is not a part of the solution. */
function givenFiles(view: SolveCaseView, solution: readonly SourceFile[], server: string): SourceFile[] {
  const files = [
    { path: 'brief/STATEMENT.md', content: view.statement },
    ...view.sampleTests.map((file) => ({ path: `brief/${file.path}`, content: file.content })),
    { path: 'package.json', content: packageJson(view, server) },
    { path: 'tsconfig.json', content: TSCONFIG },
  ];
  return files.filter((file) => !solution.some((own) => own.path === file.path));
}

/** For an editor to know the types of what may be imported, after `npm install`. */
function packageJson({ slug, dependencies }: SolveCaseView, server: string): string {
  const cli = `npx --yes ${server}/minicase-cli.tgz`;
  const json = {
    name: slug,
    private: true,
    type: 'module',
    scripts: { test: `${cli} test`, submit: `${cli} submit`, watch: `${cli} watch` },
    dependencies,
    devDependencies: { '@types/node': '*' },
  };
  return `${JSON.stringify(json, null, 2)}\n`;
}

const TSCONFIG = `${JSON.stringify(
  {
    compilerOptions: {
      target: 'es2023',
      lib: ['es2023'],
      module: 'nodenext',
      strict: true,
      noEmit: true,
      allowImportingTsExtensions: true,
      skipLibCheck: true,
    },
    exclude: ['brief', 'node_modules'],
  },
  null,
  2,
)}\n`;

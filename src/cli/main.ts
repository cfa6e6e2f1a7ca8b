#!/usr/bin/env node
import { userInfo } from 'node:os';
import { Command, CommanderError } from 'commander';
import { check } from './check/check.ts';
import { demo } from './demo/demo.ts';
import { doctor } from './doctor/doctor.ts';
import { EXIT } from './exit.ts';
import { judge } from './judge.ts';
import { newCase } from './new/new-case.ts';
import { publish } from './publish/publish.ts';
import { tryCase } from './try/try-case.ts';
import { watchCase } from './watch/watch-case.ts';

type CheckOptions = {
  readonly challenges: string;
  readonly only?: string;
  readonly mutants: string;
  readonly fullMatrix?: boolean;
  readonly runs: string;
  readonly fresh?: boolean;
  readonly html?: string;
  readonly open?: boolean;
  readonly json?: boolean;
};

type DemoOptions = {
  readonly port: string;
  readonly data: string;
  readonly candidates: string;
  readonly challenges: string;
  readonly onlyFill?: boolean;
};

type PublishOptions = {
  readonly challenges: string;
  readonly url: string;
  readonly token?: string;
  readonly changelog: string;
  readonly by?: string;
  readonly report?: string;
};

type NewOptions = {
  readonly challenges: string;
  readonly template?: string;
  readonly title?: string;
  readonly summary?: string;
  readonly yes?: boolean;
};
type TryOptions = { readonly challenges: string; readonly port: string; readonly open?: boolean };
type WatchOptions = { readonly challenges: string; readonly mutants?: boolean };

const program = new Command('minicase')
  .description('Mini cases for hiring backend interns: judge submissions with hidden tests in a sandbox.')
  .showHelpAfterError('Run with --help for what there is.')
  .exitOverride();

program
  .command('judge')
  .description('Judge a submission offline: the same bench as the server, without server, queue or database.')
  .argument('<challenge-folder>', 'the folder that holds challenge.json')
  .argument('<submission-folder>', 'the folder that holds the submission, with its entry at the top')
  .option('--json', 'print one JSON object instead of a table')
  .addHelpText(
    'after',
    '\nExit code: 0 when judged, whatever the verdict; 2 for a bad challenge or bad usage; 3 when judging was aborted.',
  )
  .action(async (challengeFolder: string, submissionFolder: string, options: { json?: boolean }) => {
    process.exitCode = await judge(challengeFolder, submissionFolder, { asJson: options.json === true });
  });

program
  .command('demo')
  .description('Serve a demonstration: a cohort of candidates, their work judged for real, and who reviews it.')
  .option('--port <port>', 'where to listen', '3000')
  .option('--data <folder>', 'where it is kept; without it, it is made anew', '.minicase/demo')
  .option('--candidates <count>', 'how many candidates, up to 40', '40')
  .option('--challenges <folder>', 'the folder of challenges', 'challenges')
  .option('--only-fill', 'end once everything is there')
  .action(async ({ onlyFill, ...options }: DemoOptions) => {
    process.exitCode = await demo({ ...options, isOnlyFilled: onlyFill === true });
    process.exit();
  });

program
  .command('check')
  .description('Prove cases before anyone sees them: examples, kill matrix, stability, forgeries, leaks, brief.')
  .argument('[slug...]', 'slugs or folders of challenges; all of them where none is named')
  .option('--challenges <folder>', 'the folder of challenges', 'challenges')
  .option('--only <parts>', 'only these parts, and what they build on: case, samples, examples, mutants, brief …')
  .option('--mutants <count>', 'how many mutants of the model are judged at most, drawn evenly, or all', '120')
  .option('--full-matrix', 'judge each mutant by all groups, not only up to the first that catches it')
  .option('--runs <count>', 'how often the model is judged to see whether it is stable', '20')
  .option('--fresh', 'judge everything again, also what an earlier check of the same version and engine has judged')
  .option('--html <file>', 'write a report with the kill matrix drawn; a folder for several challenges')
  .option('--open', 'show that report in the browser')
  .option('--json', 'print one JSON array of reports')
  .addHelpText('after', '\nExit code: 0 when nothing is to be mended, 1 when something is, 2 for bad usage.')
  .action(async (names: string[], { json, open, fullMatrix, fresh, ...options }: CheckOptions) => {
    const flags = {
      fullMatrix: fullMatrix === true,
      isFresh: fresh === true,
      asJson: json === true,
      isOpened: open === true,
    };
    process.exitCode = await check({ names, ...options, ...flags });
  });

program
  .command('new')
  .description('Write a new case, made of a template: whole, and ready to be made yours.')
  .argument('<slug>', 'its name in addresses and its folder: lower-case words joined by hyphens')
  .option('--template <name>', 'function, http-service, sync-between-services or sql-report')
  .option('--title <text>', 'what candidates see first')
  .option('--summary <text>', 'what it is about, in a sentence')
  .option('--challenges <folder>', 'the folder of challenges', 'challenges')
  .option('--yes', 'ask nothing, and take what is offered for what is not said')
  .action(async (slug: string, { yes, ...options }: NewOptions) => {
    process.exitCode = await newCase({ slug, ...options, isYes: yes === true });
  });

program
  .command('try')
  .description("Open the candidate's view of a case, which follows as it is edited.")
  .argument('<slug>', 'the slug or folder of a challenge')
  .option('--challenges <folder>', 'the folder of challenges', 'challenges')
  .option('--port <number>', 'where to listen on this machine; 0 for any that is free', '3100')
  .option('--open', 'show it in the browser')
  .action(async (name: string, { open, ...options }: TryOptions) => {
    process.exitCode = await tryCase({ name, ...options, isOpened: open === true });
  });

program
  .command('watch')
  .description('Check a case as it is edited: each time a file is saved, what the change can affect.')
  .argument('<slug>', 'the slug or folder of a challenge')
  .option('--challenges <folder>', 'the folder of challenges', 'challenges')
  .option('--mutants', 'judge mutants of the model too, whenever model or tests change')
  .action(async (name: string, { mutants, ...options }: WatchOptions) => {
    process.exitCode = await watchCase({ name, ...options, hasMutants: mutants === true });
  });

program
  .command('publish')
  .description('Prove a case, publish it to a server as a new version, and tell what that changes.')
  .argument('<slug>', 'slug or folder of a challenge')
  .requiredOption('--changelog <text>', 'what has changed, for those who compare scores')
  .option('--url <address>', 'of the server', process.env['MINICASE_URL'] ?? 'http://localhost:3000')
  .option('--token <token>', 'of the API; MINICASE_TOKEN where it is left out')
  .option('--by <name>', 'who publishes; the name of this account where it is left out')
  .option('--report <file>', 'what minicase check --json printed, instead of a check now')
  .option('--challenges <folder>', 'the folder of challenges', 'challenges')
  .addHelpText('after', '\nExit code: 0 when published, 1 when something is to be mended first, 2 for bad usage.')
  .action(async (name: string, options: PublishOptions) => {
    const by = options.by ?? userInfo().username;
    process.exitCode = await publish({ ...options, name, by, token: options.token ?? process.env['MINICASE_TOKEN'] });
  });

program
  .command('doctor')
  .description('Look at this machine: how programs are contained, what is missing, and the command that mends it.')
  .option('--json', 'print one JSON object instead of a table')
  .addHelpText(
    'after',
    "\nExit code: 0 when other people's code may be judged here; 2 below containment level 2; 3 when the trial failed.",
  )
  .action(async (options: { json?: boolean }) => {
    process.exitCode = await doctor({ asJson: options.json === true });
  });

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? EXIT.judged : EXIT.badUsage;
}

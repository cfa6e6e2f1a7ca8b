#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import type { JudgingKind } from '../../domain/judging.ts';
import { NotGranted } from '../ask-api.ts';
import { TerminalLeft, withTerminal } from '../new/ask.ts';
import { createProgressLine } from '../progress-line.ts';
import { formatJudging, isPassed } from './format-judging.ts';
import { formatTime } from './format-time.ts';
import { judgeFolder, saveFolder } from './judge-folder.ts';
import { pull } from './pull.ts';
import { readSession } from './session.ts';
import { SolveClient } from './solve-client.ts';
import { watchSolution } from './watch-solution.ts';

/** 0 when all is well; 1 when a test did not pass; 2 when what was asked cannot be had; 3 through a fault of ours. */
const EXIT = { passed: 0, failed: 1, refused: 2, aborted: 3 } as const;

type JudgeOptions = { readonly force?: boolean };

const program = new Command('minicase-cli')
  .description(
    'Solve a mini case in your own editor. Whatever is saved here is in the browser too, and the other way round.',
  )
  .showHelpAfterError('Run with --help for what there is.')
  .addHelpText(
    'after',
    '\nExit code: 0 when all is well, 1 when a test does not pass, 2 when it cannot be done, 3 when we failed.',
  )
  .exitOverride();

program
  .command('pull')
  .description('Write a folder for each case of an invitation: the brief, and what you are at.')
  .argument('<link>', 'your invitation link')
  .option('--into <folder>', 'where to write the folders', '.')
  .option('--rehearsal', 'the rehearsal only, which starts no clock', false)
  .option('--yes', 'start the clock without asking', false)
  .option('--force', 'write over what was changed in the folders', false)
  .action(async (link: string, options: { into: string; rehearsal: boolean; yes: boolean; force: boolean }) => {
    const { into, rehearsal: isRehearsal, yes: isYes, force: isForced } = options;
    await pull({ link, into, isRehearsal, isYes, isForced }, process.stdin.isTTY ? withTerminal : undefined);
  });

judging('test', 'sample', 'Save, and run the sample tests on the server, as often as you like.');
judging('submit', 'submission', 'Save, and submit: the hidden tests run, and the best submission counts.');

program
  .command('watch')
  .description('Save and run the sample tests each time you save a file.')
  .argument('[folder]', 'the folder of a case', '.')
  .action(async (folder: string) => {
    const stopping = new AbortController();
    process.once('SIGINT', () => stopping.abort());
    await watchSolution(folder, stopping.signal);
  });

program
  .command('save')
  .description('Save the folder as your newest draft: that is handed in at the deadline.')
  .argument('[folder]', 'the folder of a case', '.')
  .option('--force', 'write over a draft that was saved elsewhere')
  .action(async (folder: string, { force }: JudgeOptions) => {
    const { revision } = await saveFolder(folder, force === true);
    console.log(`saved as draft ${revision}`);
  });

program
  .command('status')
  .description('Tell how much time there is, and how far you are.')
  .argument('[folder]', 'the folder of a case', '.')
  .action(async (folder: string) => {
    const view = await new SolveClient(await readSession(folder)).read();
    console.log(formatTime(view));
    for (const { title, savedAt, submissionsUsed, submissionsAtMost } of view.cases) {
      const limit = submissionsAtMost === null ? '' : ` of ${submissionsAtMost}`;
      const saved = savedAt === null ? 'nothing saved' : `saved ${new Date(savedAt).toLocaleTimeString('en-GB')}`;
      console.log(`  ${title}: ${saved}, ${submissionsUsed}${limit} submissions`);
    }
  });

program
  .command('finish')
  .description(
    'Hand in before the deadline: the newest draft of each case, where it is newer than its last submission.',
  )
  .argument('[folder]', 'the folder of a case', '.')
  .option('--yes', 'hand in without asking', false)
  .action(async (folder: string, { yes }: { yes: boolean }) => {
    const client = new SolveClient(await readSession(folder));
    await saveFolder(folder, false);
    if (!yes) await confirmFinish();
    console.log(formatTime(await client.finish()));
  });

function judging(name: string, kind: JudgingKind, description: string): void {
  program
    .command(name)
    .description(description)
    .argument('[folder]', 'the folder of a case', '.')
    .option('--force', 'write over a draft that was saved elsewhere')
    .action(async (folder: string, { force }: JudgeOptions) => {
      const progress = createProgressLine(process.stdout);
      const { submission } = await judgeFolder(folder, kind, force === true, progress.show).finally(progress.clear);
      console.log(formatJudging(submission.judging));
      if (submission.judging.error !== null) process.exitCode = EXIT.aborted;
      else if (!isPassed(submission.judging)) process.exitCode = EXIT.failed;
    });
}

async function confirmFinish(): Promise<void> {
  if (!process.stdin.isTTY) throw new NotGranted('say --yes to hand in');
  const answer = await withTerminal(
    async (ask) => await ask('Nothing can be changed after this. Hand in? yes or no', 'no'),
  );
  if (!/^y(es)?$/i.test(answer.trim())) throw new NotGranted('not handed in');
}

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? EXIT.passed : EXIT.refused;
  else if (error instanceof NotGranted || error instanceof TerminalLeft) {
    console.error(error instanceof NotGranted ? `minicase-cli: ${error.message}` : '');
    process.exitCode = EXIT.refused;
  } else throw error;
}

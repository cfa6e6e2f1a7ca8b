#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { doctor } from './doctor/doctor.ts';
import { EXIT } from './exit.ts';
import { judge } from './judge.ts';

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

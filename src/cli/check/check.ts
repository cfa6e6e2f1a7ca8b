import path from 'node:path';
import { openBenchPool } from '../../../worker/check/bench-pool.ts';
import { checkChallenge } from '../../../worker/check/check-challenge.ts';
import { knowJudgings } from '../../../worker/check/known-judgings.ts';
import { listChallengeFolders } from '../../catalogue/list-challenge-folders.ts';
import { JudgeError } from '../../domain/judge-error.ts';
import { CHECK_PARTS, CheckPartName, type CheckReport } from '../../protocol/check-report.ts';
import { EXIT } from '../exit.ts';
import { findCaseFolder, noCase } from '../find-case-folder.ts';
import { openInBrowser } from '../open-in-browser.ts';
import { createProgressLine } from '../progress-line.ts';
import { formatReport, formatTotals } from './format-report.ts';
import { writeHtml } from './write-html.ts';

export type CheckArguments = {
  /** Slugs or folders; all challenges where there is none. */
  readonly names: readonly string[];
  readonly challenges: string;
  readonly only?: string | undefined;
  readonly mutants: string;
  readonly fullMatrix: boolean;
  readonly runs: string;
  /** Whether nothing is taken over from an earlier check. */
  readonly isFresh: boolean;
  readonly asJson: boolean;
  /** The file, or for several challenges the folder, that an HTML report is written to. */
  readonly html?: string | undefined;
  /** Whether it is shown at once, in a temporary file where none is named. */
  readonly isOpened: boolean;
};

/** `minicase check`: proves challenges, prints what to mend, and gives back the exit code. */
export async function check(given: CheckArguments): Promise<number> {
  const only = given.only?.split(',').map((name) => name.trim());
  const unknown = only?.find((name) => !CheckPartName.safeParse(name).success);
  if (unknown !== undefined)
    return refuse(`--only: there is no part '${unknown}'; there are ${CHECK_PARTS.join(', ')}`);
  const mutants = given.mutants === 'all' ? undefined : readCount(given.mutants);
  const stabilityRuns = readCount(given.runs);
  if (mutants === null) return refuse(`--mutants takes a whole number above 0, or all, not '${given.mutants}'`);
  if (stabilityRuns === null || stabilityRuns === undefined)
    return refuse(`--runs takes a whole number above 0, not '${given.runs}'`);
  const folders = await findFolders(given.names, given.challenges);
  if (typeof folders === 'string') return refuse(folders);
  const pool = given.isFresh ? openBenchPool() : knowJudgings(openBenchPool());
  const reports: CheckReport[] = [];
  const line = createProgressLine(process.stderr);
  try {
    for (const folder of folders) {
      const report = await checkChallenge(folder, {
        pool,
        isFullMatrix: given.fullMatrix,
        stabilityRuns,
        ...(mutants !== undefined && { mutants }),
        ...(only !== undefined && { only: only.map((name) => CheckPartName.parse(name)) }),
        onProgress: ({ part, done, total }) => line.show(`${path.basename(folder)}  ${part} ${done} of ${total}`),
      });
      line.clear();
      reports.push(report);
      if (!given.asJson) console.log(formatReport(report));
    }
  } catch (error) {
    if (!(error instanceof JudgeError)) throw error;
    line.clear();
    console.error(`minicase check: this machine could not judge: ${error.message}`);
    return EXIT.aborted;
  } finally {
    line.clear();
    await pool.close();
  }
  if (!given.asJson && reports.length > 1) console.log(formatTotals(reports));
  if (given.html !== undefined || given.isOpened) {
    const files = await writeHtml(reports, given.html);
    for (const file of files) console.error(`report  ${file}`);
    if (given.isOpened) openInBrowser(files[0]);
  }
  if (given.asJson) console.log(JSON.stringify(reports));
  const isSound = reports.every(({ parts }) => parts.every(({ state }) => state !== 'failed'));
  return isSound ? EXIT.judged : EXIT.notProven;
}

/** Undefined is no number that was asked for, null one that is none. */
function readCount(text: string): number | null {
  const count = Number(text);
  return Number.isInteger(count) && count > 0 ? count : null;
}

async function findFolders(names: readonly string[], challenges: string): Promise<readonly string[] | string> {
  if (names.length === 0) {
    const all = await listChallengeFolders(challenges);
    return all.length === 0 ? `there is no challenge in ${challenges}` : all.map((name) => path.join(challenges, name));
  }
  const folders: string[] = [];
  for (const name of names) {
    const folder = await findCaseFolder(name, challenges);
    if (folder === undefined) return noCase(name, challenges);
    folders.push(folder);
  }
  return folders;
}

function refuse(message: string): number {
  console.error(`minicase check: ${message}`);
  return EXIT.badUsage;
}

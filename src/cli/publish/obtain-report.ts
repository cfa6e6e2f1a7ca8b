import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { openBenchPool } from '../../../worker/check/bench-pool.ts';
import { checkChallenge } from '../../../worker/check/check-challenge.ts';
import { knowJudgings } from '../../../worker/check/known-judgings.ts';
import { PROOF } from '../../../worker/check/proof.ts';
import type { ChallengeSlug } from '../../domain/ids.ts';
import { JudgeError } from '../../domain/judge-error.ts';
import { CheckReport } from '../../protocol/check-report.ts';
import { createProgressLine } from '../progress-line.ts';

/** Checks a challenge, all parts of it. */
export async function checkForPublishing(folder: string): Promise<CheckReport> {
  const pool = knowJudgings(openBenchPool());
  const line = createProgressLine(process.stderr);
  try {
    return await checkChallenge(folder, {
      ...PROOF,
      pool,
      onProgress: ({ part, done, total }) => line.show(`${path.basename(folder)}  ${part} ${done} of ${total}`),
    });
  } finally {
    line.clear();
    await pool.close();
  }
}

const Reports = z.union([z.array(CheckReport), CheckReport.transform((report) => [report])]);

/**
 * Reads what `minicase check --json` printed: the report of this challenge among them.
 *
 * @throws JudgeError `challenge-invalid`
 */
export async function readReport(file: string, slug: ChallengeSlug): Promise<CheckReport> {
  const text = await readFile(file, 'utf8').catch((cause) => {
    throw new JudgeError('challenge-invalid', `${file} cannot be read`, { cause });
  });
  const reports = Reports.safeParse(parseJson(text));
  if (!reports.success) {
    throw new JudgeError('challenge-invalid', `${file} holds no report of \`minicase check --json\``);
  }
  const report = reports.data.find((each) => each.slug === slug);
  if (report === undefined) throw new JudgeError('challenge-invalid', `${file} holds no report of ${slug}`);
  return report;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

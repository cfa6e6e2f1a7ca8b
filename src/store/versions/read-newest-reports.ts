import { z } from 'zod';
import type { ChallengeVersion } from '../../domain/ids.ts';
import { JudgingReport } from '../../domain/judging.ts';
import type { Store } from '../store.ts';

const REPORTS_READ = 20;

const StoredReport = z.object({ report: JudgingReport });

/** Reports of newest judgings of a version, in which its tests have their titles. A crash may have cost some of them. */
export async function readNewestReports(store: Store, version: ChallengeVersion): Promise<JudgingReport[]> {
  const rows = await store.database
    .selectFrom('judgings')
    .select('report')
    .where('challenge_version', '=', version)
    .where('kind', '=', 'submission')
    .where('state', '=', 'judged')
    .orderBy('finished_at', 'desc')
    .limit(REPORTS_READ)
    .execute();
  return rows.map((row) => StoredReport.parse(row).report);
}

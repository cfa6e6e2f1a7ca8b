import { randomUUID } from 'node:crypto';
import { Kysely, PostgresDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import pg from 'pg';
import { expect, test } from 'vitest';
import { digestFiles } from '../../src/domain/digest-files.ts';
import { ChallengeSlug, ChallengeVersion, SubmissionId } from '../../src/domain/ids.ts';
import { submissionsAndJudgings } from '../../src/store/migrations/0001-submissions-and-judgings.ts';
import { openStore } from '../../src/store/open-store.ts';
import { findChallengePackage, findManifest } from '../../src/store/read-challenges.ts';
import { findSubmission } from '../../src/store/read-submission.ts';
import { readVersions } from '../../src/store/versions/read-versions.ts';
import { makeChallenge } from '../support/make-challenge.ts';
import { makeDatabase } from '../support/make-database.ts';
import { makeReport } from '../support/make-report.ts';

const FILES = [{ path: 'index.ts', content: 'const odd = "\ud800";\n' }];
const LEVELS = [
  ['secret', 'score', 'category'],
  ['secret', 'cases', 'category'],
  ['secret', 'titles', 'title'],
  ['secret', 'full', 'diff'],
  ['secret', 'none', 'none'],
  ['secret', undefined, undefined],
  ['sample', 'score', 'title'],
  ['sample', 'full', 'diff'],
] as const;

/** A database as the first release left it: one challenge, one submission with a judging of each state. */
async function makeOldDatabase(): Promise<{ databaseUrl: string; submissionId: SubmissionId }> {
  const databaseUrl = await makeDatabase();
  const pool = new pg.Pool({ connectionString: databaseUrl });
  const database = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  const migrations = { '0001-submissions-and-judgings': submissionsAndJudgings };
  await new Migrator({ db: database, provider: { getMigrations: async () => migrations } }).migrateToLatest();

  const challenge = makeChallenge();
  const groups = LEVELS.map(([visibility, feedback], index) => ({
    name: `group ${index}`,
    file: `tests/${index}.spec.ts`,
    visibility,
    category: 'correctness',
    points: 1,
    feedback,
  }));
  const sealed = { ...challenge, manifest: { ...challenge.manifest, groups } };
  const { version, slug } = challenge;
  const submissionId = SubmissionId.parse(randomUUID());
  await pool.query('insert into challenge_versions (version, slug, package) values ($1, $2, $3)', [
    version,
    slug,
    JSON.stringify(sealed),
  ]);
  await pool.query("insert into challenges (slug, current_version, statement) values ($1, $2, '')", [slug, version]);
  await pool.query(
    "insert into submissions (id, slug, candidate, files, submitted_by, request_digest) values ($1, $2, 'ada', $3, 'me', 'x')",
    [submissionId, slug, JSON.stringify(FILES)],
  );
  const judging = `insert into judgings (id, submission_id, challenge_version, kind, state, finished_at, verdict, report,
    error_code) values ($1, $2, $3, 'submission', $4, $5, $6, $7, $8)`;
  const now = new Date();
  const report = JSON.stringify({ ...makeReport(), output: 'nul \0 and half a pair \ud800' });
  await pool.query(judging, [randomUUID(), submissionId, version, 'judged', now, 'accepted', report, null]);
  await pool.query(judging, [randomUUID(), submissionId, version, 'aborted', now, null, null, 'internal']);
  await pool.query(judging, [randomUUID(), submissionId, version, 'queued', null, null, null, null]);
  await database.destroy();
  return { databaseUrl, submissionId };
}

test('what the first release stored is read by this one, and shows candidates no more than it did', async () => {
  const { databaseUrl, submissionId } = await makeOldDatabase();
  const store = await openStore(databaseUrl);
  try {
    const version = ChallengeVersion.parse(makeChallenge().version);
    const manifest = await findManifest(store, version);
    expect(manifest?.groups.map(({ feedback }) => feedback)).toEqual(LEVELS.map(([, , today]) => today));
    expect((await findChallengePackage(store, version))?.files).toEqual(makeChallenge().files);

    const slug = ChallengeSlug.parse('two-sums');
    expect(await readVersions(store, slug)).toMatchObject([
      { number: 1, version, state: 'published', isCurrent: true, isFromFolder: true, check: null },
    ]);

    const submissionDigest = await digestFiles(FILES);
    const countedAt = expect.any(Date);
    const common = { submissionDigest, reusedFrom: null, faultCount: 0, rejudgeId: null, countedAt };
    expect((await findSubmission(store, submissionId))?.judgings).toMatchObject([
      { ...common, state: 'judged', engine: 'made up' },
      { ...common, state: 'aborted', engine: null },
      { ...common, state: 'queued', engine: null },
    ]);
  } finally {
    await store.close();
  }
});

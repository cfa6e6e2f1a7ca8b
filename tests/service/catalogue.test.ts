import { afterAll, beforeAll, expect, test } from 'vitest';
import { ChallengeSlug } from '../../src/domain/ids.ts';
import type { CatalogueEntry } from '../../src/protocol/challenge-folder-view.ts';
import { readCaseHealth } from '../../src/service/case-health/read-case-health.ts';
import { readCatalogue } from '../../src/service/catalogue/read-catalogue.ts';
import { startCheck } from '../../src/service/checks/start-check.ts';
import { claimJudging } from '../../src/service/claim-judging.ts';
import { beginFolder } from '../../src/service/folders/begin-folder.ts';
import { recordJudging } from '../../src/service/record-judging.ts';
import { startRejudge } from '../../src/service/rejudges/start-rejudge.ts';
import { submitSolution } from '../../src/service/submit-solution.ts';
import { draftVersion } from '../../src/service/versions/draft-version.ts';
import { makeResults } from '../support/make-case-results.ts';
import { makeDraft, publishDraft } from '../support/make-draft.ts';
import { makeSubmission } from '../support/make-submission.ts';
import { type OpenService, openService } from '../support/open-service.ts';

const SLUG = ChallengeSlug.parse('two-sums');

let service: OpenService;
beforeAll(async () => {
  service = await openService();
});
afterAll(async () => await service.close());

async function entryOf(slug: string): Promise<CatalogueEntry | undefined> {
  return (await readCatalogue(service)).find((entry) => entry.slug === slug);
}

async function judge(candidate: string, results: Record<string, boolean>): Promise<void> {
  const { judgingId } = await submitSolution(service, makeSubmission({ candidate }), { submittedBy: 'operator' });
  const { lease } = await claimJudging(service, judgingId);
  await recordJudging(service, { judgingId, lease, outcome: { state: 'judged', report: makeResults(results) } });
}

test('what came with the folder has no check, and no health until somebody was judged', async () => {
  expect(await readCatalogue(service)).toEqual([
    {
      slug: SLUG,
      title: 'Two sums',
      summary: 'Add, twice.',
      current: { number: 1, publishedAt: expect.any(String), isGreen: null, killRate: null },
      drafts: 0,
      folder: null,
      health: null,
      openRejudge: false,
    },
  ]);
});

test('health is that of the health page, by the current version alone', async () => {
  for (let skill = 0; skill < 12; skill += 1) {
    await judge(`candidate-${skill}`, { all: true, none: false, medium: skill >= 6, hard: skill >= 9 });
  }
  const { scores, tests } = await readCaseHealth(service, SLUG, 'latest');
  expect(tests.filter(({ advice }) => advice !== 'keep')).toHaveLength(2);
  expect((await entryOf('two-sums'))?.health).toEqual({
    candidates: 12,
    medianScore: scores.median,
    histogram: scores.histogram,
    advice: 2,
  });
  await draftVersion(service, SLUG, makeDraft('a draft'));
  expect(await entryOf('two-sums')).toMatchObject({ drafts: 1, current: { number: 1 }, health: { candidates: 12 } });
  await publishDraft(service, makeDraft('published'));
  expect(await entryOf('two-sums')).toMatchObject({ drafts: 1, current: { number: 3, isGreen: true }, health: null });
  await judge('somebody', { all: true });
  expect(await entryOf('two-sums')).toMatchObject({ health: { candidates: 1, advice: 0 }, openRejudge: false });
  await startRejudge(service, SLUG, { from: 1, to: 3, by: 'ada' });
  expect(await entryOf('two-sums')).toMatchObject({ openRejudge: true });
});

test('what is only being written is there too, with its newest check', async () => {
  const slug = ChallengeSlug.parse('garage-bills');
  const words = { title: 'Garage bills', summary: 'What a garage bills.' };
  await beginFolder(service, { from: 'template', template: 'function', slug, ...words }, 'ada');
  const { id } = await startCheck(service, slug, {}, 'ada');
  expect(await readCatalogue(service)).toMatchObject([
    { slug, ...words, current: null, drafts: 0, health: null, folder: { revision: 1, savedBy: 'ada', check: { id } } },
    { slug: SLUG, folder: null },
  ]);
});

test('a challenge of which there are drafts only is told by the newest', async () => {
  const slug = ChallengeSlug.parse('three-sums');
  const { manifest } = makeDraft('x');
  await draftVersion(service, slug, makeDraft('first', { manifest: { ...manifest, title: 'Old' } }));
  await draftVersion(service, slug, makeDraft('second', { manifest: { ...manifest, title: 'New' } }));
  expect(await entryOf('three-sums')).toMatchObject({ title: 'New', current: null, drafts: 2, health: null });
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { ChallengeSlug } from '../../src/domain/ids.ts';
import { SubmissionReceipt } from '../../src/protocol/submission-view.ts';
import { VersionDiff } from '../../src/protocol/version-diff.ts';
import { type VersionDraft, VersionList, VersionView } from '../../src/protocol/version-view.ts';
import { claimJudging } from '../../src/service/claim-judging.ts';
import { publishChallenges } from '../../src/service/publish-challenges.ts';
import { readChallenge } from '../../src/service/read-challenge.ts';
import { recordJudging } from '../../src/service/record-judging.ts';
import { makeChallenge } from '../support/make-challenge.ts';
import { makeCheckReport } from '../support/make-check-report.ts';
import { makeDraft, makeGroups, publishDraft } from '../support/make-draft.ts';
import { makeJudged } from '../support/make-report.ts';
import { makeSubmission } from '../support/make-submission.ts';
import { type OpenApp, openApp } from '../support/open-app.ts';

const VERSIONS = '/api/challenges/two-sums/versions';
const SLUG = ChallengeSlug.parse('two-sums');

let opened: OpenApp;
beforeAll(async () => {
  opened = await openApp();
});
afterAll(async () => await opened.close());

async function send(path: string, body: unknown): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  return await opened.ask(path, { method: 'POST', body: JSON.stringify(body), headers });
}

async function drafted(draft: VersionDraft): Promise<VersionView> {
  return VersionView.parse(await (await send(VERSIONS, draft)).json());
}

async function listed() {
  return VersionList.parse(await (await opened.ask(VERSIONS)).json()).versions;
}

test('what came with the folder is version 1, published and unchecked', async () => {
  expect((await listed()).at(-1)).toMatchObject({
    number: 1,
    state: 'published',
    isFromFolder: true,
    changelog: 'from the challenges folder',
    check: null,
  });
});

test('a draft has a number of its own, is no candidate’s business, and is the same when it is sent again', async () => {
  const before = await readChallenge(opened.service, SLUG);
  const first = await send(VERSIONS, makeDraft('first'));
  expect(first.status).toBe(201);
  const draft = VersionView.parse(await first.json());
  expect(draft).toMatchObject({ state: 'draft', isCurrent: false, createdBy: 'grace', publishedAt: null });

  const { files } = makeDraft('first');
  const again = await send(VERSIONS, makeDraft('first', { files: files.toReversed(), statement: 'Another.' }));
  expect(again.status).toBe(200);
  expect(await again.json()).toMatchObject({
    number: draft.number,
    version: draft.version,
    statement: 'Another.',
  });
  expect(await readChallenge(opened.service, SLUG)).toEqual(before);
});

test('a draft is published once a check has proven exactly it, and is current from then on', async () => {
  const { number, version } = await drafted(makeDraft('published'));
  const publish = `${VERSIONS}/${number}/publish`;
  const words = { by: 'ada', changelog: 'Sums are harder.' };

  const unchecked = await send(publish, words);
  expect(unchecked.status).toBe(409);
  expect(await unchecked.json()).toMatchObject({ detail: expect.stringContaining('minicase check two-sums') });
  const other = await send(publish, { ...words, checkReport: makeCheckReport(makeChallenge().version) });
  expect(other.status).toBe(422);
  expect(await other.json()).toMatchObject({ errors: [{ message: expect.stringContaining(version) }] });

  const published = await send(publish, { ...words, checkReport: makeCheckReport(version) });
  expect(published.status).toBe(200);
  expect(await published.json()).toMatchObject({
    state: 'published',
    isCurrent: true,
    publishedBy: 'ada',
    check: { isGreen: true, errors: 0 },
  });
  expect(await readChallenge(opened.service, SLUG)).toMatchObject({
    version,
    statement: 'Add two numbers, published.',
  });
  expect((await listed()).filter(({ isCurrent }) => isCurrent)).toMatchObject([{ number }]);
});

test('a report that is not green says what to mend, whatever it says of itself', async () => {
  const { number, version } = await drafted(makeDraft('not green'));
  const green = makeCheckReport(version);
  const finding = {
    severity: 'error',
    message: 'the starter scores 20',
    mend: 'raise starterScoreAtMost',
    where: 'a.ts',
  };
  const parts = green.parts.map((part) =>
    part.name === 'examples' ? { ...part, state: 'failed', findings: [finding] } : part,
  );
  for (const [checkReport, message] of [
    [{ ...green, isGreen: false, parts }, 'examples, a.ts: the starter scores 20 → raise starterScoreAtMost'],
    [{ ...green, parts: green.parts.slice(1) }, 'case: was left out → check all parts'],
  ]) {
    const response = await send(`${VERSIONS}/${number}/publish`, { by: 'ada', changelog: 'x', checkReport });
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ errors: [{ message }] });
  }
  const itself = await send(`${VERSIONS}/${number}/publish`, {
    by: 'ada',
    changelog: 'x',
    checkReport: { ...green, isGreen: false },
  });
  expect(itself.status).toBe(422);
});

test('a check that came with a draft is kept with its statement, and published with it', async () => {
  const draft = makeDraft('checked');
  const { number, version } = await drafted(draft);
  const publish = async () => await send(`${VERSIONS}/${number}/publish`, { by: 'ada', changelog: 'Checked.' });
  const checked = { ...draft, checkReport: makeCheckReport(version) };
  expect((await drafted(checked)).check).toMatchObject({ isGreen: true });
  expect((await drafted(draft)).check).toMatchObject({ isGreen: true });
  expect((await drafted({ ...draft, statement: 'Add three numbers.' })).check).toBeNull();
  expect((await publish()).status).toBe(409);
  await drafted(checked);
  expect((await publish()).status).toBe(200);
});

test('what is published never changes, neither by its number nor by its content', async () => {
  const { number } = await publishDraft(opened.service, makeDraft('sealed'));
  const before = await (await opened.ask(`${VERSIONS}/${number}`)).json();
  const again = await send(`${VERSIONS}/${number}/publish`, { by: 'ada', changelog: 'again' });
  expect(again.status).toBe(409);
  const draft = await send(VERSIONS, makeDraft('sealed', { statement: 'Something else.' }));
  expect(draft.status).toBe(409);
  expect(await draft.json()).toMatchObject({ detail: expect.stringContaining(`Version ${number}`) });
  expect(await (await opened.ask(`${VERSIONS}/${number}`)).json()).toEqual(before);
});

test('a restart with the older folder leaves in place what an author has published since', async () => {
  const { version } = await publishDraft(opened.service, makeDraft('since'));
  await publishChallenges(opened.service, [{ package: makeChallenge(), statement: 'Add two numbers.' }]);
  expect((await readChallenge(opened.service, SLUG)).version).toBe(version);
  const changed = makeChallenge('two-sums', makeGroups(31));
  await publishChallenges(opened.service, [{ package: changed, statement: 'Add.' }]);
  expect((await readChallenge(opened.service, SLUG)).version).toBe(changed.version);
});

test.each([
  [
    'a spec that a group names',
    { files: makeDraft('').files.filter(({ path }) => !path.includes('speed')) },
    'manifest.groups.2.file',
  ],
  [
    'two files of one name',
    { files: [...makeDraft('').files, { path: 'tests/Helpers.ts', content: '' }] },
    'files.5.path',
  ],
  ['a place for a file', { files: [...makeDraft('').files, { path: 'other/a.ts', content: '' }] }, 'files.5.path'],
  [
    'a package that may be used',
    { manifest: { ...makeChallenge().manifest, dependencies: ['left-pad'] } },
    'manifest.dependencies',
  ],
  [
    'the model that a suite compares with',
    { files: [...makeDraft('').files, { path: 'tests/a.ts', content: "import { cost } from 'minicase/world';" }] },
    'model',
  ],
  [
    'the solutions that candidates’ tests are run against',
    {
      manifest: { ...makeChallenge().manifest, candidateTests: { points: 5 } },
      solutions: [{ name: 'a', isRight: true, files: [] }],
    },
    'solutions',
  ],
])('a draft without %s is refused', async (_, changes, path) => {
  const response = await send(VERSIONS, { ...makeDraft('refused'), ...changes });
  expect(response.status).toBe(422);
  expect(await response.json()).toMatchObject({ errors: [{ path }] });
});

test('the difference of two versions is told line by line, and by its effect', async () => {
  const [adds, carries, rounds] = ['adds', 'carries', 'rounds'].map((title) => ({ group: 'Sums', title }));
  if (adds === undefined || carries === undefined || rounds === undefined) throw new Error('three were made');
  const before = await publishDraft(opened.service, makeDraft('one'), [adds, carries]);
  const manifest = { ...makeChallenge().manifest, groups: makeGroups(40) };
  const after = await publishDraft(opened.service, makeDraft('two', { manifest }), [adds, rounds, rounds]);

  const diff = VersionDiff.parse(await (await opened.ask(`${VERSIONS}/${after.number}/diff`)).json());
  expect(diff).toMatchObject({
    from: before.number,
    to: after.number,
    effect: {
      tests: { added: [rounds, rounds], removed: [carries] },
      points: [{ group: 'Sums', before: 30, after: 40 }],
      summary: '2 tests added, 1 removed; points of Sums 30 → 40; 1 file changed; statement changed',
    },
    manifest: [{ path: 'groups.Sums.points', before: 30, after: 40 }],
    files: [{ path: 'tests/secret/hidden-sums.spec.ts', change: 'changed', addedLines: 1, removedLines: 1 }],
    statement: { change: 'changed' },
  });
  expect(diff.files[0]?.patch).toBe('@@ -1,2 +1,2 @@\n // SECRET-SPEC\n-// one\n+// two');
  const back = await opened.ask(`${VERSIONS}/${before.number}/diff?from=${after.number}`);
  expect(await back.json()).toMatchObject({ effect: { tests: { added: [carries], removed: [rounds, rounds] } } });
  const unknown = await opened.ask(`${VERSIONS}/${after.number}/diff?from=1`);
  expect(await unknown.json()).toMatchObject({ effect: { tests: null } });
});

test('where no spec has changed no test has, checked or not', async () => {
  const { manifest } = makeChallenge();
  const [plain, harder] = [
    await drafted(makeDraft('same tests')),
    await drafted(makeDraft('same tests', { manifest: { ...manifest, groups: makeGroups(50) } })),
  ];
  const path = `${VERSIONS}/${harder.number}/diff?from=${plain.number}`;
  expect(await (await opened.ask(path)).json()).toMatchObject({
    effect: { tests: { added: [], removed: [] }, summary: 'no test added or removed; points of Sums 30 → 50' },
  });
});

test('a draft can be tried, and what was sent to it never counts, not even once it is published', async () => {
  const draft = await drafted(makeDraft('tried'));
  const body = { ...makeSubmission({ candidate: 'author' }), version: draft.number };
  const receipt = SubmissionReceipt.parse(await (await opened.submit(body)).json());
  const { lease, challengeVersion } = await claimJudging(opened.service, receipt.judging);
  expect(challengeVersion).toBe(draft.version);
  await recordJudging(opened.service, { judgingId: receipt.judging, lease, outcome: makeJudged(100) });
  await publishDraft(opened.service, makeDraft('tried'));
  expect(await (await opened.ask('/api/challenges/two-sums/scores')).json()).toMatchObject({ candidates: [] });

  const missing = await opened.submit({ ...body, version: 999 });
  expect(missing.status).toBe(422);
  expect(await missing.json()).toMatchObject({ errors: [{ path: 'version' }] });
});

test('a challenge that has drafts only is shown to nobody, and can be tried', async () => {
  const response = await send('/api/challenges/brand-new/versions', makeDraft('brand new'));
  expect(response.status).toBe(201);
  expect((await opened.ask('/api/challenges/brand-new')).status).toBe(404);
  expect(JSON.stringify(await (await opened.ask('/api/challenges')).json())).not.toContain('brand-new');
  expect((await opened.submit(makeSubmission({ challenge: 'brand-new' }))).status).toBe(422);
  expect((await opened.submit({ ...makeSubmission({ challenge: 'brand-new' }), version: 1 })).status).toBe(202);
  const twin = await send('/api/challenges/its-twin/versions', makeDraft('brand new'));
  expect(twin.status).toBe(409);
});

test.each(['/api/challenges/no-such/versions', `${VERSIONS}/999`, `${VERSIONS}/0`, `${VERSIONS}/1/diff?from=999`])(
  'there is nothing at %s',
  async (path) => {
    expect((await opened.ask(path)).status).toBe(404);
  },
);

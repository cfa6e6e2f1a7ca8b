import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { CandidateId, ChallengeSlug } from '../../src/domain/ids.ts';
import type { JudgingReport } from '../../src/domain/judging.ts';
import { changeStage } from '../../src/service/candidates/candidates.ts';
import { eraseCandidate } from '../../src/service/candidates/erase-candidate.ts';
import { claimJudging } from '../../src/service/claim-judging.ts';
import { accommodate, extend, revoke } from '../../src/service/invitations/change-invitations.ts';
import { readSubmission } from '../../src/service/read-submission.ts';
import { recordJudging } from '../../src/service/record-judging.ts';
import { begin } from '../../src/service/solve/change-invitation.ts';
import { saveDraft } from '../../src/service/solve/drafts.ts';
import { listOwnSubmissions, submitForInvitation } from '../../src/service/solve/submissions.ts';
import { makeChallenge } from '../support/make-challenge.ts';
import { makeDraft, publishDraft } from '../support/make-draft.ts';
import { type MadeInvitation, makeInvitation } from '../support/make-invitation.ts';
import { makePerson } from '../support/make-person.ts';
import { makeReport } from '../support/make-report.ts';
import { expectWritten, HOSTILE_MARKDOWN, HOSTILE_TEXTS, ODD_TEXT, watch } from './support/hostile-texts.ts';
import { TestBrowser } from './support/open-browser.ts';
import { openStack, type Stack } from './support/open-stack.ts';
import { signInOn } from './support/sign-in.ts';

const ALL = HOSTILE_TEXTS.join('\n');
const [BOLD = ''] = HOSTILE_TEXTS;
const SLUG = ChallengeSlug.parse('two-sums');
const FILES = [
  { path: 'index.ts', content: `${ALL}\n${ODD_TEXT}\n` },
  { path: 'NOTES.md', content: `# Notes\n\n${HOSTILE_MARKDOWN}\n\n${ODD_TEXT}` },
];

let stack: Stack;
let browser: TestBrowser;
let staff: Page;
let invitation: MadeInvitation;
const candidates: MadeInvitation[] = [];
beforeAll(async () => {
  [stack, browser] = await Promise.all([openStack('0'), TestBrowser.open()]);
  for (const [index, name] of HOSTILE_TEXTS.entries()) {
    await makePerson(stack, name, 'admin', `hostile-${index}@example.org`);
  }
  await publishHostileVersions();
  await inviteHostileCandidates();
  await workAsHostileCandidate();
  staff = await browser.openPage();
  await signInOn(staff, `${stack.address}/invitations`, 'hostile-0@example.org');
});
afterAll(async () => {
  await browser?.close();
  await stack?.close();
});
afterEach(() => browser.expectQuiet());

async function publishHostileVersions(): Promise<void> {
  const { manifest } = makeChallenge();
  const groups = manifest.groups.map((group) => ({ ...group, name: `${group.name} ${BOLD}` }));
  for (const number of [1, 2]) {
    const written = { title: BOLD, summary: `${HOSTILE_TEXTS.slice(1, 9).join(' ')} ${number}`, groups };
    const draft = makeDraft(`version ${number}`, {
      by: BOLD,
      manifest: { ...manifest, ...written },
      statement: `# Statement\n\n${HOSTILE_MARKDOWN}`,
    });
    await publishDraft(stack.service, draft, [{ group: groups[0]?.name ?? '', title: ALL }], ALL);
  }
}

async function inviteHostileCandidates(): Promise<void> {
  const { service } = stack;
  const by = BOLD;
  for (const [index, text] of HOSTILE_TEXTS.entries()) {
    const invitee = { candidate: `${text}${index}`, name: text, portfolioUrl: `https://example.org/?${text}` };
    const made = await makeInvitation(service, { cases: [SLUG] }, invitee);
    candidates.push(made);
    await changeStage(service, CandidateId.parse(made.candidate), { stage: 'chat', note: ALL }, by);
  }
  invitation = candidates[1] as MadeInvitation;
  await extend(service, invitation.id, { minutes: 5, note: ALL }, by);
  await accommodate(service, invitation.id, { extraTime: 2, note: ALL }, by);
  const gone = candidates.pop() as MadeInvitation;
  await revoke(service, gone.id, by);
  const candidate = CandidateId.parse(gone.candidate);
  await eraseCandidate(service, candidate, { confirm: candidate, reason: ALL }, by);
}

/** Sends something hostile, has it judged, and has it judged again by another version. */
async function workAsHostileCandidate(): Promise<void> {
  const { service } = stack;
  await begin(service, invitation.id);
  await saveDraft(service, invitation.id, SLUG, { baseRevision: 0, files: FILES });
  await submitForInvitation(service, invitation.id, SLUG, { kind: 'submission', files: FILES }, undefined);
  await judgeNewest(makeReport(40));
}

/** Plays the worker, for what the candidate has sent last. */
async function judgeNewest(report: JudgingReport): Promise<void> {
  const [newest] = await listOwnSubmissions(stack.service, invitation.id, SLUG);
  const [judging] = newest === undefined ? [] : (await readSubmission(stack.service, newest.id)).judgings;
  if (judging === undefined) throw new Error('nothing is to be judged');
  const { lease } = await claimJudging(stack.service, judging.id);
  await recordJudging(stack.service, { judgingId: judging.id, lease, outcome: { state: 'judged', report } });
}

/** A report in which everything that a program can say is hostile. */
function hostileSample(): JudgingReport {
  const cases = HOSTILE_TEXTS.map((title) => ({
    title,
    verdict: 'wrong-answer' as const,
    message: ALL,
    diff: ODD_TEXT,
  }));
  const group = { name: `Sample ${BOLD}`, category: 'correctness' as const, visibility: 'sample' as const };
  return {
    ...makeReport(0),
    score: null,
    groups: [{ ...group, points: 5, score: 0, cases }],
    output: `${ALL}\n${ODD_TEXT}`,
  };
}

const at = (where: string) => new URL(where, stack.address).href;

/** Opens a page, waits for a text that it comes with, and finds it harmless. */
async function visit(page: Page, where: string, text: string): Promise<void> {
  const watched = watch(page, stack.address);
  await page.goto(at(where));
  await page.getByText(text).first().waitFor({ state: 'attached' });
  await page.waitForLoadState('networkidle');
  await watched.expectHarmless();
}

test('what a candidate sees of all of it is text', async () => {
  const page = await browser.openPage();
  const watched = watch(page, stack.address);
  await page.goto(at(`/i/${invitation.token}`));
  await page.getByText('under way').first().waitFor();
  await expectWritten(page.locator('body'), [...HOSTILE_TEXTS.slice(0, 9)]);
  await page.goto(at(`/solve/${invitation.id}/cases/${SLUG}`));
  await page.locator('.cm-content').waitFor();
  await page.getByRole('heading', { name: 'Statement' }).waitFor();
  await expectWritten(page.locator('body'), HOSTILE_TEXTS);
  await watched.expectHarmless();

  await page.getByRole('tab', { name: /History/ }).click();
  await page.getByRole('button', { name: 'Compare…' }).first().click();
  await page.getByRole('dialog').waitFor();
  await watched.expectHarmless();
  await page.keyboard.press('Escape');

  await page.locator('button.file', { hasText: 'NOTES.md' }).click();
  await page.getByRole('button', { name: 'Preview' }).click();
  await page.getByRole('heading', { name: 'Notes' }).waitFor();
  const preview = page.getByRole('region', { name: 'Preview' });
  await expectWritten(preview, HOSTILE_TEXTS);
  for (const link of await preview.getByRole('link', { name: 'a link' }).all()) await link.click({ noWaitAfter: true });
  await watched.expectHarmless();
});

test('results, their messages and what a program writes to its console are text', async () => {
  const page = await browser.openPage();
  const watched = watch(page, stack.address);
  await page.goto(at(`/i/${invitation.token}`));
  await page.goto(at(`/solve/${invitation.id}/cases/${SLUG}`));
  await page.locator('.cm-content').waitFor();
  const sent = page.waitForResponse((response) => response.request().method() === 'POST' && response.status() === 202);
  await page.getByRole('button', { name: 'Run samples' }).click();
  await sent;
  await judgeNewest(hostileSample());
  await page.getByText('0 of 25 sample tests passed.').first().waitFor();
  const panel = page.getByRole('tabpanel');
  for (const details of await panel.locator('summary').all()) await details.click();
  await expectWritten(panel, HOSTILE_TEXTS);
  await watched.expectHarmless();
  await page.getByRole('tab', { name: /Console/ }).click();
  await expectWritten(panel, HOSTILE_TEXTS);
  await watched.expectHarmless();
});

test.each([
  ['/', BOLD],
  ['/invitations', HOSTILE_TEXTS[2]],
  ['/candidates', HOSTILE_TEXTS[2]],
  ['/changes', 'Erased candidates'],
  ['/staff', HOSTILE_TEXTS[2]],
  ['/challenges/two-sums/versions', 'Versions'],
  ['/challenges/two-sums/versions/2', BOLD],
  ['/challenges/two-sums/rejudges', 'Rejudges'],
  ['/challenges/two-sums/health', 'Health'],
])('on %s what anybody wrote is text', async (where, text) => {
  await visit(staff, where, text);
  await expectWritten(staff.locator('body'), where === '/staff' ? HOSTILE_TEXTS : [text]);
});

test('on the page of each candidate their name, address and notes are text', async () => {
  for (const [index, { candidate }] of candidates.entries()) {
    await visit(staff, `/candidates/${encodeURIComponent(candidate)}`, 'All candidates');
    await staff.locator('.as-written').first().waitFor();
    await expectWritten(staff.locator('body'), [...HOSTILE_TEXTS, candidate, HOSTILE_TEXTS[index] ?? '']);
  }
});

test('the time of somebody, and the form that erases them, show notes and ids as text', async () => {
  const watched = watch(staff, stack.address);
  await staff.goto(at('/invitations'));
  await staff.getByRole('button', { name: `Time of ${invitation.candidate}` }).click();
  await staff.getByText(/^2 times the minutes/).waitFor();
  await expectWritten(staff.locator('body'), HOSTILE_TEXTS);
  await staff.goto(at(`/candidates/${encodeURIComponent(invitation.candidate)}`));
  await staff.getByRole('button', { name: 'Erase…' }).click();
  await staff.getByLabel(`Type ${invitation.candidate}`).waitFor();
  await watched.expectHarmless();
});

test('each change shows how it was before and after as text', async () => {
  const watched = watch(staff, stack.address);
  await staff.goto(at('/changes'));
  await staff.locator('.rows details').first().waitFor();
  await staff.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
  await watched.expectHarmless();
});

test('the receipt of a candidate is text', async () => {
  const page = await browser.openPage();
  const watched = watch(page, stack.address);
  await page.goto(at(`/i/${invitation.token}`));
  await page.getByText('under way').first().waitFor();
  await page.evaluate(
    async (address) => await fetch(address, { method: 'POST' }),
    `/api/solve/${invitation.id}/finish`,
  );
  await page.goto(at(`/solve/${invitation.id}/receipt`));
  await page.getByRole('heading', { name: 'Your work is handed in', exact: true }).waitFor();
  await expectWritten(page.locator('body'), [BOLD, HOSTILE_TEXTS[1]]);
  await watched.expectHarmless();
});

test('an address of a candidate that runs something is refused, wherever it comes from', async () => {
  const headers = { authorization: `Bearer ${invitation.token}`, 'content-type': 'application/json' };
  for (const portfolioUrl of [
    'javascript:alert(1)',
    'JAVASCRIPT:alert(1)',
    ' javascript:alert(1)',
    'java\tscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'blob:https://example.org/1',
    'file:///etc/passwd',
    'http:',
    '//elsewhere.example',
  ]) {
    const response = await fetch(at(`/api/solve/${invitation.id}/profile`), {
      method: 'PATCH',
      headers,
      body: JSON.stringify({ portfolioUrl }),
    });
    expect([portfolioUrl, response.status]).toEqual([portfolioUrl, 422]);
  }
});

import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { JudgingReport } from '../../src/domain/judging.ts';
import { makeHandedIn } from '../support/make-handed-in.ts';
import { makePerson } from '../support/make-person.ts';
import { makeReport } from '../support/make-report.ts';
import { type OpenApp, openApp, TOKENS } from '../support/open-app.ts';
import { type Browser, signedInBrowser } from '../support/sign-in.ts';

let opened: OpenApp;
let [ada, bob]: [Browser, Browser] = [] as never;
beforeAll(async () => {
  opened = await openApp();
  const [one, other] = [await makePerson(opened, 'Ada', 'reviewer'), await makePerson(opened, 'Bob', 'admin')];
  ada = await signedInBrowser(opened, one.email);
  bob = await signedInBrowser(opened, other.email);
});
afterAll(async () => await opened.close());

const HOSTILE = '<script>alert(1)</script>&"\'';
const MARKS = Object.fromEntries(
  ['approach', 'creativity', 'communication'].map((criterion) => [criterion, { mark: 4, why: HOSTILE }]),
);

async function send(browser: Browser, method: string, path: string, body?: unknown, status = 200) {
  const response = await browser.send(method, `/api/participations/${path}`, body);
  expect([path, response.status]).toEqual([path, status]);
  return status === 204 ? {} : ((await response.json()) as Record<string, unknown>);
}

/** Decides about somebody by two people, over the API. @returns where the candidate reads it. */
async function decide(name: string, proposal: Record<string, unknown>, report: JudgingReport = makeReport(70)) {
  const { participation: id } = await makeHandedIn(opened.service, { invitee: { name }, report });
  await send(ada, 'PUT', `${id}/review`, { marks: MARKS, isFinal: true });
  await send(ada, 'POST', `${id}/decisions`, { outcome: 'decline', reason: 'Internal words.', ...proposal }, 201);
  await send(ada, 'POST', `${id}/decisions/second`, { agrees: true, reason: 'I agree.' }, 409);
  await send(bob, 'POST', `${id}/decisions/second`, { agrees: true, reason: 'I agree.' }, 409);
  await send(bob, 'PUT', `${id}/review`, { marks: MARKS, isFinal: true });
  await send(bob, 'POST', `${id}/decisions/second`, { agrees: true, reason: 'I agree.' });
  const { link } = await send(ada, 'POST', `${id}/report-link`, undefined, 201);
  return { id, path: new URL(String(link)).pathname };
}

async function readPdf(bytes: ArrayBuffer) {
  const pdf = await getDocument({ data: new Uint8Array(bytes.slice()), useSystemFonts: false, verbosity: 0 }).promise;
  const pages = await Promise.all(
    Array.from({ length: pdf.numPages }, async (_, index) => {
      const page = await pdf.getPage(index + 1);
      const { items } = await page.getTextContent();
      const text = items.map((item) => ('str' in item ? item.str : '')).join(' ');
      return { text, structure: JSON.stringify(await page.getStructTree()) };
    }),
  );
  const { info } = await pdf.getMetadata();
  return {
    info: info as Record<string, unknown>,
    isTagged: (await pdf.getMarkInfo())?.Marked,
    text: pages.map(({ text }) => text).join('\n'),
    structure: pages.map(({ structure }) => structure).join('\n'),
    pages: pages.length,
  };
}

test('who has the link reads the report, without signing in, and nobody keeps it', async () => {
  const { path } = await decide('Grace Hopper', { message: 'Thank you.\n\nYou did well.' });
  for (const [address, type] of [
    [path, 'text/html; charset=UTF-8'],
    [`${path}/report.pdf`, 'application/pdf'],
  ] as const) {
    const response = await opened.app.request(address);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': type,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow',
    });
    await response.body?.cancel();
  }
  const page = await (await opened.app.request(path)).text();
  expect(page).toContain('Grace Hopper');
  expect(page).toContain('<p>You did well.</p>');
  expect(page).toContain('70 of 100 points');
  expect(page).toContain('noindex');
  expect(page).not.toMatch(/decline|Internal words|style="|<script/);
  const style = /\/assets\/report-\w+\.css/.exec(page)?.[0] ?? '';
  expect((await opened.app.request(style)).status).toBe(200);
});

test('what people write is shown as text, whatever it is', async () => {
  const report = makeReport(0);
  const groups = report.groups.map((group) => ({
    ...group,
    cases: [{ title: `adds ${HOSTILE}`, verdict: 'wrong-answer' as const }],
  }));
  const { path } = await decide(`Bobby ${HOSTILE}`, { message: HOSTILE, feedback: 'title' }, { ...report, groups });
  const page = await (await opened.app.request(path)).text();
  expect(page).not.toContain('<script');
  expect(page.match(/&lt;script&gt;alert\(1\)&lt;\/script&gt;/g)?.length).toBeGreaterThanOrEqual(4);
  const { text } = await readPdf(await (await opened.app.request(`${path}/report.pdf`)).arrayBuffer());
  expect(text).toContain(HOSTILE);
});

test.each([['Nguyễn Thị Ánh'], ['Екатерина Шевченко'], ['Ελένη Παπαδοπούλου'], ['Łukasz Żółć']])(
  'the PDF has the name of %s in it, is tagged, and says the same as the page',
  async (name) => {
    const { path } = await decide(name, { message: 'Come and see us.', feedback: 'title' });
    const bytes = await (await opened.app.request(`${path}/report.pdf`)).arrayBuffer();
    const pdf = await readPdf(bytes);
    expect(pdf.info).toMatchObject({ Title: `Two sums: report for ${name}`, Language: 'en' });
    expect(pdf.isTagged).toBe(true);
    expect(pdf.structure).toMatch(/"role":"H1"/);
    expect(pdf.structure).toMatch(/"role":"LI"/);
    for (const told of [name, 'Come and see us.', '70 of 100 points', 'Correctness', 'adds', 'Page 1 of 1']) {
      expect(pdf.text).toContain(told);
    }
    const again = await (await opened.app.request(`${path}/report.pdf`)).arrayBuffer();
    expect(Buffer.compare(Buffer.from(bytes), Buffer.from(again))).toBe(0);
  },
);

test('what the font has no glyphs for does not keep a PDF from being made, and long ones have numbered pages', async () => {
  const report = makeReport(50);
  const cases = Array.from({ length: 120 }, (_, index) => ({
    title: `adds ${index} 田中 👩‍💻`,
    verdict: 'accepted' as const,
  }));
  const groups = report.groups.map((group) => ({ ...group, cases }));
  const { path } = await decide('田中 さくら 👩', { message: 'ok', feedback: 'title' }, { ...report, groups });
  const pdf = await readPdf(await (await opened.app.request(`${path}/report.pdf`)).arrayBuffer());
  expect(pdf.pages).toBeGreaterThan(2);
  expect(pdf.text).toContain(`Page 2 of ${pdf.pages}`);
  expect(pdf.text).toContain('adds 119');
});

test('a link that was replaced, revoked or made up leads nowhere, and says what to do', async () => {
  const { id, path } = await decide('Grace Hopper', {});
  const { link } = await send(ada, 'POST', `${id}/report-link`, undefined, 201);
  const newer = new URL(String(link)).pathname;
  await send(bob, 'DELETE', `${id}/report-link`, undefined, 204);
  for (const lost of [path, newer, `/r/mcr_${'a'.repeat(43)}`, '/r/mci_x', `${newer}/report.pdf`]) {
    const response = await opened.app.request(lost);
    expect([lost, response.status]).toEqual([lost, 404]);
    expect(await response.text()).toContain('This link leads nowhere');
  }
});

test('who guesses links is told to wait', async () => {
  const atMost = { atMost: 1_000, inSeconds: 60 };
  const limits = {
    requests: { name: 'requests', ...atMost },
    failures: { name: 'failures', atMost: 2, inSeconds: 60 },
    drafts: { name: 'drafts', ...atMost },
    submissions: { name: 'submissions', ...atMost },
    reports: { name: 'reports', ...atMost },
  };
  const limited = await openApp({ rateLimits: limits });
  try {
    const guess = async () => (await limited.app.request(`/r/mcr_${'a'.repeat(43)}`)).status;
    expect([await guess(), await guess(), await guess()]).toEqual([404, 404, 429]);
  } finally {
    await limited.close();
  }
});

test('reviewers preview the report at any level, and the server’s own token marks and decides nothing', async () => {
  const { participation: id } = await makeHandedIn(opened.service, { invitee: { name: 'Grace Hopper' } });
  for (const feedback of ['none', 'count', 'category', 'title', 'message', 'diff']) {
    expect(await send(ada, 'GET', `${id}/report?feedback=${feedback}`)).toMatchObject({ feedback });
  }
  await send(ada, 'GET', `${id}/report?feedback=everything`, undefined, 422);
  const operator = async (method: string, path: string) =>
    (
      await opened.app.request(`/api/participations/${id}/${path}`, {
        method,
        headers: { authorization: `Bearer ${TOKENS.api}` },
      })
    ).status;
  expect(await operator('GET', 'report')).toBe(200);
  expect(await operator('GET', 'decisions')).toBe(200);
  expect(await operator('GET', 'reviews')).toBe(403);
  expect(await operator('PUT', 'review')).toBe(403);
  expect(await operator('POST', 'decisions')).toBe(403);
  expect(await operator('POST', 'decisions/second')).toBe(403);
});

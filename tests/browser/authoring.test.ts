import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Files } from '../../src/browser/files/files.ts';
import { exampleFiles } from '../../src/browser/staff/authoring/case/add-example.ts';
import { caseGuide } from '../../src/browser/staff/authoring/case/case-guide.ts';
import { folderTree } from '../../src/browser/staff/authoring/case/folder-tree.ts';
import { refuseFolderMove, refusePath } from '../../src/browser/staff/authoring/case/refuse-path.ts';
import {
  filterRows,
  killRateWords,
  matrixGroups,
  matrixRows,
  squaresOf,
} from '../../src/browser/staff/authoring/check/matrix-rows.ts';
import { refuseSlug, suggestSlug } from '../../src/browser/staff/authoring/new-case/suggest-slug.ts';
import { orderCatalogue } from '../../src/browser/staff/authoring/overview/order-catalogue.ts';
import { CatalogueEntry } from '../../src/protocol/challenge-folder-view.ts';
import type { CheckReport, KillMatrix, MutantResult } from '../../src/protocol/check-report.ts';

const CHALLENGES = path.join(import.meta.dirname, '../../challenges');

async function readCase(slug: string): Promise<Files> {
  const folder = path.join(CHALLENGES, slug);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((each) => each.isFile()).map((each) => path.join(each.parentPath, each.name));
  return await Promise.all(
    paths.map(async (each) => ({ path: path.relative(folder, each), content: await readFile(each, 'utf8') })),
  );
}

const file = (at: string, content = '') => ({ path: at, content });

test.each([
  ['What do we owe?', 'what-do-we-owe'],
  ["Ada's café — déjà vu", 'adas-cafe-deja-vu'],
  ['  ', ''],
  [`${'long '.repeat(12)}words`, `${'long-'.repeat(12)}word`],
])('the title %o suggests the name %o', (title, slug) => {
  expect(suggestSlug(title)).toBe(slug);
});

test('a name that is taken, or is none, is refused with a reason', () => {
  const taken = new Set(['order-sync']);
  expect(refuseSlug('order-sync', taken)).toContain('another case');
  expect(refuseSlug('Order Sync', taken)).toContain('lower-case words');
  expect(refuseSlug('new', taken)).toContain('address of this page');
  expect(refuseSlug('order-sync-2', taken)).toBeUndefined();
});

function entry(slug: string, changes: Partial<Record<keyof CatalogueEntry, unknown>> = {}): CatalogueEntry {
  const nothing = { current: null, drafts: 0, folder: null, health: null, openRejudge: false };
  return CatalogueEntry.parse({ slug, title: slug, summary: `About ${slug}.`, ...nothing, ...changes });
}

test('what waits for somebody comes first, and all words have to be found', () => {
  const health = { candidates: 9, medianScore: 50, histogram: new Array(10).fill(0), advice: 2 };
  const entries = [entry('quiet'), entry('advised', { health }), entry('rejudged', { openRejudge: true })];
  const slugs = (order: 'attention' | 'title' | 'candidates', search = '') =>
    orderCatalogue(entries, order, search).map(({ slug }) => slug);
  expect(slugs('attention')).toEqual(['rejudged', 'advised', 'quiet']);
  expect(slugs('title')).toEqual(['advised', 'quiet', 'rejudged']);
  expect(slugs('candidates')).toEqual(['advised', 'quiet', 'rejudged']);
  expect(slugs('title', 'ABOUT qui')).toEqual(['quiet']);
});

test('a case that is whole has its check and its version before it, and nothing else', async () => {
  const steps = caseGuide(await readCase('hello-case'), [], { isChecked: false, hasVersion: false });
  expect(steps.filter(({ isDone }) => !isDone).map(({ id }) => id)).toEqual(['check', 'version']);
});

test('what a case lacks is said in the order in which it is best done, with the file where it is', async () => {
  const whole = await readCase('hello-case');
  const note = 'submissions/wrong-answer/keeps-the-space/submission.json';
  const files = whole
    .filter(({ path: at }) => !/^tests\/sample|^submissions\/accepted\/(grouped|without)/.test(at))
    .map((each) => (each.path === note ? file(note, '{"caughtBy": []}') : each));
  const steps = caseGuide(files, ['challenge.json: groups: must be more'], { isChecked: false, hasVersion: false });
  const open = steps.filter(({ isDone }) => !isDone);
  expect(open.map(({ id }) => id)).toEqual(['manifest', 'sample', 'accepted', 'wrong', 'check', 'version']);
  expect(open[0]).toMatchObject({ path: 'challenge.json', note: expect.stringContaining('must be more') });
  expect(open[3]).toMatchObject({ path: note, note: expect.stringContaining('keeps-the-space does not name') });
});

test('an empty folder is guided from its first file on', () => {
  const steps = caseGuide([], ['there is no challenge.json'], { isChecked: false, hasVersion: false });
  expect(steps.every(({ isDone }) => !isDone)).toBe(true);
});

test('a folder is read as one reads a case', async () => {
  const { files, folders } = folderTree(await readCase('hello-case'));
  expect(files).toEqual(['challenge.json', 'statement.md']);
  expect(folders.map((each) => each.path)).toEqual(['starter', 'tests', 'submissions']);
  expect(folders[1]?.folders.map((each) => each.path)).toEqual(['tests/sample', 'tests/secret']);
  expect(folders[2]?.folders[0]?.path).toBe('submissions/accepted');
});

test('no file takes the place of another one, of a folder, or below a file', () => {
  const files = [file('starter/index.ts'), file('statement.md')];
  expect(refusePath(files, 'Statement.MD')).toBe('There is statement.md already.');
  expect(refusePath(files, 'starter')).toBe('starter is a folder.');
  expect(refusePath(files, 'statement.md/more')).toContain('cannot be a folder');
  expect(refusePath(files, '../etc')).toContain('must be relative');
  expect(refusePath(files, 'statement.md', 'statement.md')).toBeUndefined();
  expect(refuseFolderMove(files, 'starter', 'starter/deeper')).toContain('into itself');
  expect(refuseFolderMove(files, 'starter', 'statement.md')).toContain('cannot be a folder');
  expect(refuseFolderMove(files, 'starter', 'begin')).toBeUndefined();
});

test('a wrong example begins as the model, and asks for the test that catches it', async () => {
  const files = await readCase('hello-case');
  const made = exampleFiles(files, 'wrong-answer', 'forgets');
  expect(made.map(({ path: at }) => at).sort()).toEqual([
    'submissions/wrong-answer/forgets/index.ts',
    'submissions/wrong-answer/forgets/submission.json',
    'submissions/wrong-answer/forgets/types.ts',
  ]);
  expect(made.find(({ path: at }) => at.endsWith('index.ts'))?.content).toBe(
    files.find(({ path: at }) => at === 'submissions/accepted/model/index.ts')?.content,
  );
});

function mutant(id: string, at: string, line: number, state: MutantResult['state'], killedBy: number[]): MutantResult {
  const range = { file: at, line, column: 1, endLine: line, endColumn: 9 };
  const change = { mutator: 'EqualityOperator', original: 'a <=\n  b', replacement: 'a < b' };
  return { id, ...range, ...change, lines: { original: 'a <= b', mutated: 'a < b' }, state, killedBy };
}

const usage = { cpuTimeMs: 1, wallTimeMs: 1, peakMemoryMb: 1, outputBytes: 0 };
const examples = ['accepted/model', 'wrong-answer/forgets'].map((name) => ({
  path: `submissions/${name}`,
  verdict: name.startsWith('accepted') ? 'accepted' : 'wrong-answer',
  score: 50,
  usage,
  failed: name.startsWith('accepted') ? [] : [2],
})) as unknown as CheckReport['examples'];
const matrix: KillMatrix = {
  mutantCount: 8,
  mutants: [
    mutant('1', 'b.ts', 3, 'killed', [2, 0]),
    mutant('2', 'b.ts', 20, 'survived', []),
    mutant('3', 'b.ts', 9, 'survived', []),
    mutant('4', 'a.ts', 1, 'equivalent', []),
  ],
  killRate: 0.3333,
  confidence: [0.1, 0.6],
  threshold: 0.85,
};

test('what nobody noticed comes first, by its place, and leads into the model', () => {
  const rows = matrixRows({ examples }, matrix);
  expect(rows.map(({ where, state }) => `${where} ${state}`)).toEqual([
    'submissions/accepted/model/b.ts:9 survived',
    'submissions/accepted/model/b.ts:20 survived',
    'submissions/accepted/model/b.ts:3 killed',
    'submissions/accepted/model/a.ts:1 equivalent',
    'submissions/wrong-answer/forgets example',
  ]);
  expect(rows[2]).toMatchObject({ noticedBy: [0, 2], about: 'EqualityOperator: a <= b → a < b' });
  expect(filterRows(rows, { state: 'unnoticed', file: '' })).toHaveLength(2);
  expect(filterRows(rows, { state: 'all', file: 'a.ts' })).toHaveLength(1);
});

test('each test that noticed is one square, at its place', () => {
  expect(squaresOf({ noticedBy: [] })).toBe('');
  expect(squaresOf({ noticedBy: [0, 2] })).toMatch(/^M0\.08 .*zM2\.08 .*z$/);
});

test('columns lie together by group', () => {
  const cases = ['A', 'A', 'B', 'A'].map((group) => ({ group, title: 'x', requirements: [] }));
  expect(matrixGroups({ cases })).toEqual([
    { name: 'A', from: 0, size: 2 },
    { name: 'B', from: 2, size: 1 },
    { name: 'A', from: 3, size: 1 },
  ]);
});

test('a rate of a sample is told with its bounds, against what it has to be', () => {
  expect(killRateWords(matrix)).toBe(
    '33 % were noticed, of 4 of 8 changes, which makes it 10 % to 60 % of all with 95 % confidence. At least 85 % must be.',
  );
});

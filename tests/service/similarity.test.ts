import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readChallenge } from '../../src/catalogue/read-challenge.ts';
import { readSourceFiles } from '../../src/catalogue/read-source-files.ts';
import { ParticipationId } from '../../src/domain/participation.ts';
import type { SourceFile } from '../../src/domain/source-file.ts';
import { Similarity } from '../../src/protocol/review/similarity-view.ts';
import { claimJudging } from '../../src/service/claim-judging.ts';
import { recordJudging } from '../../src/service/record-judging.ts';
import { Refusal } from '../../src/service/refusal.ts';
import { baseRatesOf, PAIRS_AT_MOST } from '../../src/service/similarity/base-rates.ts';
import { findFragments } from '../../src/service/similarity/find-fragments.ts';
import { fingerprintsOf, similarityOf } from '../../src/service/similarity/fingerprint.ts';
import { createFingerprintCache } from '../../src/service/similarity/fingerprint-cache.ts';
import { readSimilarity } from '../../src/service/similarity/read-similarity.ts';
import { TOKEN_LIMITS, tokenise } from '../../src/service/similarity/tokenise.ts';
import { submitSolution } from '../../src/service/submit-solution.ts';
import { ensureParticipations } from '../../src/store/participations/ensure-participations.ts';
import { publishChallenge } from '../../src/store/publish-challenge.ts';
import { makeJudged } from '../support/make-report.ts';
import { makeSubmission } from '../support/make-submission.ts';
import { type OpenService, openService } from '../support/open-service.ts';

const ORDER_SYNC = path.join(import.meta.dirname, '..', '..', 'challenges', 'order-sync');
const { package: challenge } = await readChallenge(ORDER_SYNC);
const solution = async (name: string) => await readSourceFiles(path.join(ORDER_SYNC, 'submissions', 'accepted', name));
const takeTurns = () => undefined;

let service: OpenService;
beforeAll(async () => {
  service = await openService();
  await publishChallenge(service.store, challenge, 'Keep orders in step.');
});
afterAll(async () => await service.close());

/** Everything that is declared has another name, and there is more around it. */
function renamed(files: readonly SourceFile[]): SourceFile[] {
  const declared = files.flatMap(({ content }) =>
    [...content.matchAll(/\b(?:const|let|function|class)\s+(\w+)/g)].map(([, name]) => name),
  );
  const names = new RegExp(`\\b(${[...new Set(declared)].join('|')})\\b`, 'g');
  return files.map(({ path: at, content }) => ({
    path: at,
    content: `// All of it is my own work.\n\n${content.replace(names, 'my_$1').replaceAll(';\n', '; // so\n')}`,
  }));
}

async function judge(candidate: string, files: readonly SourceFile[], score = 70): Promise<void> {
  const request = makeSubmission({ challenge: challenge.slug, candidate, files });
  const { judgingId } = await submitSolution(service, request, { submittedBy: 'operator' });
  const { lease } = await claimJudging(service, judgingId);
  await recordJudging(service, { judgingId, lease, outcome: makeJudged(score) });
}

async function participations(): Promise<
  ReadonlyMap<string, { readonly id: ParticipationId; readonly alias: string }>
> {
  await ensureParticipations(service.store, challenge.slug);
  const rows = await service.store.database.selectFrom('participations').select(['id', 'alias', 'candidate']).execute();
  return new Map(rows.map(({ id, alias, candidate }) => [candidate, { id: ParticipationId.parse(id), alias }]));
}

async function similarityTo(candidate: string): Promise<Similarity> {
  const id = (await participations()).get(candidate)?.id;
  return Similarity.parse(await readSimilarity(service, ParticipationId.parse(id), 'somebody'));
}

describe('the counted works of a challenge', () => {
  beforeAll(async () => {
    const starter = challenge.files
      .filter((file) => file.path.startsWith('starter/'))
      .map((file) => ({ ...file, path: file.path.slice('starter/'.length) }));
    await judge('honest', await solution('model'));
    await judge('copied', renamed(await solution('model')), 90);
    await judge('copied', starter, 10);
    await judge('other', await solution('one-class'));
    await judge('third', await solution('with-hono'));
    await judge('nothing', starter, 5);
    await judge('nothing-either', starter, 5);
    await judge(
      'broken',
      [
        { path: 'index.ts', content: 'export const = }}} ((( <T> `${' },
        { path: 'NOTES.md', content: '# No' },
      ],
      0,
    );
  });

  it('show a copy in which everything is called something else, and where it is alike', async () => {
    const { similar, compared, fingerprints, pairs, histogram } = await similarityTo('honest');
    expect([compared, pairs]).toEqual([6, 21]);
    expect(fingerprints).toBeGreaterThan(100);
    const { copied } = Object.fromEntries(await participations());
    expect(similar[0]).toMatchObject({ participation: copied?.id, alias: copied?.alias });
    expect(similar[0]?.similarity).toBeGreaterThan(0.9);
    expect(similar[0]?.baseRate).toBeCloseTo(1 / 21);
    expect(histogram.reduce((sum, count) => sum + count, 0)).toBe(21);
    expect(histogram.slice(18).reduce((sum, count) => sum + count, 0)).toBe(1);
    expect(JSON.stringify(similar)).not.toContain('copied');
  });

  it('are alike in lines that say the same', async () => {
    const [copy] = (await similarityTo('honest')).similar;
    const theirs = renamed(await solution('model'));
    const ours = await solution('model');
    const textOf = (files: readonly SourceFile[], { path: at, from }: { path: string; from: number }) =>
      files
        .find((file) => file.path === at)
        ?.content.split('\n')
        [from - 1]?.replaceAll('my_', '')
        .replace(' // so', '');
    expect(copy?.fragments.length).toBeGreaterThan(2);
    for (const { here, there } of copy?.fragments.slice(0, 3) ?? []) {
      expect(there.path).toBe(here.path);
      expect(there.to - there.from).toBe(here.to - here.from);
      expect(textOf(theirs, there)).toBe(textOf(ours, here));
    }
    const [longest] = copy?.fragments ?? [];
    expect((longest?.here.to ?? 0) - (longest?.here.from ?? 0)).toBeGreaterThan(20);
  });

  it('are hardly alike where people have solved the task in their own ways', async () => {
    const others = (await similarityTo('third')).similar;
    for (const { similarity, baseRate } of others) {
      expect(similarity).toBeLessThan(0.2);
      expect(baseRate).toBeGreaterThan(1 / 21);
    }
  });

  it('have nothing of their own where they are the starter, or no program', async () => {
    for (const candidate of ['nothing', 'broken']) {
      expect(await similarityTo(candidate)).toMatchObject({ compared: 6, similar: [], fingerprints: 0 });
    }
  });

  it('are compared with nobody where nothing counts', async () => {
    const request = makeSubmission({ challenge: challenge.slug, candidate: 'waiting', files: await solution('model') });
    await submitSolution(service, request, { submittedBy: 'operator' });
    expect(await similarityTo('waiting')).toMatchObject({ compared: 0, fingerprints: 0, similar: [] });
  });

  it('are asked for by a participation that there is', async () => {
    const unknown = ParticipationId.parse(crypto.randomUUID());
    await expect(readSimilarity(service, unknown, 'somebody')).rejects.toThrow(Refusal);
  });
});

describe('a large or hostile work', () => {
  it('is looked at up to a limit, the smallest files first', async () => {
    const files = [
      { path: 'a.ts', content: 'const x = [1, 2, 3].map((n) => n + 1);\n'.repeat(50_000) },
      { path: 'b.ts', content: 'export const own = 1;\n' },
    ];
    const tokens = await tokenise(files, takeTurns);
    expect(tokens.find(({ path: at }) => at === 'b.ts')?.kinds.length).toBeGreaterThan(0);
    expect(tokens.flatMap(({ kinds }) => kinds).length).toBeLessThanOrEqual(TOKEN_LIMITS.tokens);
  });

  it('that says the same over and over has few fragments, soon found', async () => {
    const files = [{ path: 'a.ts', content: 'const x = [1, 2, 3].map((n) => n + 1);\n'.repeat(2_000) }];
    const tokens = await tokenise(files, takeTurns);
    expect(findFragments(tokens, tokens, new Set()).length).toBeLessThanOrEqual(20);
  });

  it.each([
    ['brackets', '('.repeat(70_000)],
    ['templates', '`${'.repeat(30_000)],
    ['blocks', 'if (a) {'.repeat(30_000)],
    ['types', 'a<'.repeat(30_000)],
  ])('of nothing but %s is read', async (_, content) => {
    expect(fingerprintsOf(await tokenise([{ path: 'index.tsx', content }], takeTurns))).toBeInstanceOf(Uint32Array);
  });
});

describe('base rates', () => {
  it('of many works are those of a sample, the same each time', async () => {
    const works = Array.from({ length: 300 }, (_, index) => Uint32Array.of(index % 3, 1_000 + index));
    const rates = await baseRatesOf(works, takeTurns);
    expect(rates.pairs).toBe(PAIRS_AT_MOST);
    expect(rates.shareFrom(0.5)).toBeCloseTo(1 / 3, 1);
    expect((await baseRatesOf(works, takeTurns)).histogram).toEqual(rates.histogram);
  });

  it('count what two works share of all that they have', () => {
    expect(similarityOf(Uint32Array.of(1, 2, 3), Uint32Array.of(2, 3, 4))).toBeCloseTo(4 / 6);
    expect(similarityOf(Uint32Array.of(), Uint32Array.of(1))).toBe(0);
  });
});

it('fingerprints that were used longest ago are forgotten first', () => {
  const cache = createFingerprintCache(4);
  const [a, b, c] = ['a', 'b', 'c'].map((name) => name as never) as [never, never, never];
  cache.set(a, Uint32Array.of(1, 2));
  cache.set(b, Uint32Array.of(3, 4));
  cache.get(a);
  cache.set(c, Uint32Array.of());
  expect([cache.get(a), cache.get(b), cache.get(c)]).toEqual([Uint32Array.of(1, 2), undefined, Uint32Array.of()]);
});

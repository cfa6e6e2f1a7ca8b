import { beforeEach, expect, test } from 'vitest';
import { ApiProblem, Unreachable } from '../../src/browser/api/problem.ts';
import { DraftSync, type KeptDraft } from '../../src/browser/draft/draft-sync.ts';
import type { Files } from '../../src/browser/files/files.ts';
import type { Draft, DraftSaved } from '../../src/protocol/solve/solve-view.ts';

const AT = '2026-11-30T10:41:00.000Z';

/** A server, a device and a clock of which a test is the master. */
class Script {
  newest: Draft = { revision: 0, savedAt: null, files: files('starter') };
  kept: KeptDraft | null = null;
  shown: Files[] = [];
  statuses: string[] = [];
  saves = 0;
  now = 0;
  /** What saves end in, one after the other, instead of what the server would do. */
  faults: ('unreachable' | 'lost-answer' | number)[] = [];
  #timers: { readonly at: number; readonly run: () => void }[] = [];

  open(): DraftSync {
    return new DraftSync(
      {
        save: (base, sent) => this.#save(base, sent),
        load: async () => this.newest,
        keep: (kept) => {
          this.kept = kept;
        },
        schedule: (run, afterMs) => {
          const timer = { at: this.now + afterMs, run };
          this.#timers.push(timer);
          return () => {
            this.#timers = this.#timers.filter((each) => each !== timer);
          };
        },
        now: () => this.now,
        onStatus: ({ kind }) => this.statuses.push(kind),
        onReplace: (shown) => this.shown.push(shown),
      },
      this.newest,
    );
  }

  async pass(ms: number): Promise<void> {
    const until = this.now + ms;
    for (;;) {
      await settle();
      const [next] = this.#timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at);
      if (next === undefined) break;
      this.#timers = this.#timers.filter((each) => each !== next);
      this.now = Math.max(this.now, next.at);
      next.run();
    }
    this.now = until;
  }

  async #save(base: number, sent: Files): Promise<DraftSaved> {
    this.saves += 1;
    const fault = this.faults.shift();
    if (fault === 'unreachable') throw new Unreachable(new Error('no network'));
    if (typeof fault === 'number') throw new ApiProblem(fault, 'The test says no.');
    if (base !== this.newest.revision) throw new ApiProblem(409, 'Somebody else saved.');
    this.newest = { revision: base + 1, savedAt: AT, files: [...sent] };
    if (fault === 'lost-answer') throw new Unreachable(new Error('the answer was lost'));
    return { revision: this.newest.revision, savedAt: AT };
  }
}

let script: Script;
beforeEach(() => {
  script = new Script();
});

test('is saved a second after typing stops, and kept on the device until then', async () => {
  const draft = script.open();
  draft.edit(files('a'));
  await script.pass(600);
  draft.edit(files('ab'));
  expect(script.kept?.files).toEqual(files('ab'));
  await script.pass(999);
  expect(script.saves).toBe(0);
  await script.pass(1);
  expect(script.newest.files).toEqual(files('ab'));
  expect(script.kept).toBeNull();
  expect(draft.status).toEqual({ kind: 'saved', at: AT });
});

test('is saved every few seconds while somebody types on and on', async () => {
  const draft = script.open();
  for (let letters = 0; letters < 100; letters += 1) {
    draft.edit(files('x'.repeat(letters)));
    await script.pass(200);
  }
  expect(script.saves).toBeGreaterThanOrEqual(4);
  expect(script.saves).toBeLessThanOrEqual(6);
});

test('a lost connection is waited for, ever longer, and nothing is lost', async () => {
  const draft = script.open();
  script.faults = ['unreachable', 'unreachable', 503, 429];
  draft.edit(files('a'));
  await script.pass(1_000);
  expect(draft.status.kind).toBe('offline');
  draft.edit(files('ab'));
  expect(script.kept?.files).toEqual(files('ab'));
  await script.pass(20_000);
  expect(script.newest.files).toEqual(files('ab'));
  expect(script.saves).toBe(5);
  expect(draft.status.kind).toBe('saved');
});

test('a save whose answer was lost is no conflict, though more was typed since', async () => {
  const draft = script.open();
  script.faults = ['lost-answer'];
  draft.edit(files('a'));
  await script.pass(1_000);
  draft.edit(files('ab'));
  await script.pass(10_000);
  expect(script.statuses).not.toContain('conflict');
  expect(script.newest).toMatchObject({ revision: 2, files: files('ab') });
});

test('what somebody else saved is never overwritten before it was seen', async () => {
  const draft = script.open();
  draft.edit(files('mine'));
  script.newest = { revision: 1, savedAt: AT, files: files('theirs') };
  await script.pass(1_000);
  expect(draft.status).toMatchObject({ kind: 'conflict', theirs: { files: files('theirs') } });
  draft.edit(files('mine, too'));
  await script.pass(60_000);
  await draft.flush();
  expect(script.newest.files).toEqual(files('theirs'));
  expect(script.kept?.files).toEqual(files('mine, too'));
});

test.each([
  ['mine', 'mine'],
  ['theirs', 'theirs'],
] as const)('a conflict ends with %s', async (choice, content) => {
  const draft = script.open();
  draft.edit(files('mine'));
  script.newest = { revision: 4, savedAt: AT, files: files('theirs') };
  await script.pass(1_000);
  await draft.resolve(choice);
  expect(script.newest.files).toEqual(files(content));
  expect(draft.files).toEqual(files(content));
  expect(draft.status.kind).toBe('saved');
  expect(script.kept).toBeNull();
});

test('the same changes from two places are no conflict', async () => {
  const draft = script.open();
  draft.edit(files('same'));
  script.newest = { revision: 1, savedAt: AT, files: files('same') };
  await script.pass(1_000);
  expect(draft.status.kind).toBe('saved');
});

test('follows another tab where nothing was written here, and only there', async () => {
  const idle = script.open();
  script.newest = { revision: 1, savedAt: AT, files: files('theirs') };
  await idle.follow(1);
  expect(script.shown).toEqual([files('theirs')]);
  idle.edit(files('mine'));
  script.newest = { revision: 2, savedAt: AT, files: files('theirs again') };
  await idle.follow(2);
  expect(idle.files).toEqual(files('mine'));
});

test('what was left on the device is sent after a reload', async () => {
  const draft = script.open();
  draft.resume({ baseRevision: 0, files: files('left'), editedAt: 0 });
  expect(script.shown).toEqual([files('left')]);
  await script.pass(1_000);
  expect(script.newest.files).toEqual(files('left'));
});

test('what was left on the device does not go over what was saved since', async () => {
  script.newest = { revision: 3, savedAt: AT, files: files('newer') };
  const draft = script.open();
  draft.resume({ baseRevision: 1, files: files('left'), editedAt: 0 });
  await script.pass(60_000);
  expect(draft.status).toMatchObject({ kind: 'conflict', theirs: { files: files('newer') } });
  expect(script.saves).toBe(0);
});

test('after the deadline it says so, keeps what was not sent, and tries no more', async () => {
  const draft = script.open();
  script.faults = [410];
  draft.edit(files('late'));
  await script.pass(60_000);
  expect(draft.status.kind).toBe('over');
  expect(script.kept?.files).toEqual(files('late'));
  await draft.flush();
  expect(script.saves).toBe(1);
});

test('what the server will not take is said, and sent again when it is mended', async () => {
  const draft = script.open();
  script.faults = [422];
  draft.edit(files('too much'));
  await script.pass(1_000);
  expect(draft.status).toEqual({ kind: 'refused', reason: 'The test says no.' });
  draft.edit(files('less'));
  await script.pass(1_000);
  expect(draft.status.kind).toBe('saved');
});

test('a flush sends at once, and waits for a save that is on its way', async () => {
  const draft = script.open();
  draft.edit(files('a'));
  const first = draft.flush();
  draft.edit(files('ab'));
  await Promise.all([first, draft.flush()]);
  expect(script.newest.files).toEqual(files('ab'));
});

function files(content: string): { path: string; content: string }[] {
  return [{ path: 'index.ts', content }];
}

async function settle(): Promise<void> {
  for (let turns = 0; turns < 20; turns += 1) await Promise.resolve();
}

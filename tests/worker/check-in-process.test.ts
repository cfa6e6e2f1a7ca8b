import { once } from 'node:events';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startProcess } from '../support/start-process.ts';
import { makeTempFolder, type TempFolder } from '../support/temp-folder.ts';

let folder: TempFolder;
beforeAll(async () => {
  folder = await makeTempFolder();
});
afterAll(async () => await folder.remove());

async function findProcessesOf(place: string): Promise<string[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const environments = ids.map(async (id) => await readFile(`/proc/${id}/environ`, 'utf8').catch(() => ''));
  const isIts = (await Promise.all(environments)).map((environment) => environment.includes(`TMPDIR=${place}\0`));
  return ids.filter((_, index) => isIts[index]);
}

async function startCheck(name: string) {
  const temporary = path.join(folder.path, name);
  await mkdir(temporary);
  const variables = { PLACE: path.join(temporary, 'place'), TMPDIR: temporary };
  const worker = await startProcess('tests/support/check-worker-process.ts', variables);
  const expectNothingLeft = async () =>
    await vi.waitFor(
      async () => {
        expect(await findProcessesOf(temporary)).toEqual([]);
        expect(await readdir(temporary)).toEqual([]);
      },
      { timeout: 60_000, interval: 50 },
    );
  return { worker, expectNothingLeft };
}

test.each([0, 50, 100, 200, 400, 800, 1_600])(
  'a check whose worker is killed %i ms after it began ends, and leaves nothing',
  { timeout: 120_000 },
  async (afterMs) => {
    const { worker, expectNothingLeft } = await startCheck(`after-${afterMs}`);
    await delay(afterMs);
    await worker.kill('SIGKILL');
    await expectNothingLeft();
  },
);

test('a check whose worker is killed in the middle of it ends, and leaves nothing', { timeout: 120_000 }, async () => {
  const { worker, expectNothingLeft } = await startCheck('middle');
  if (worker.child.stdout === null) throw new Error('the worker says nothing');
  await once(worker.child.stdout, 'data');
  await worker.kill('SIGKILL');
  await expectNothingLeft();
});

import { cp, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SourceFile, SourceFiles } from '../../src/domain/source-file.ts';
import { parseEnvironment } from '../../src/door/environment.ts';
import { type Minicase, startMinicase } from '../../src/door/start-minicase.ts';
import { SubmissionReceipt } from '../../src/protocol/submission-view.ts';
import { openBench } from '../../worker/bench/open-bench.ts';
import { ApiClient } from '../support/api-client.ts';
import { makeTempFolder, type TempFolder } from '../support/temp-folder.ts';
import { readAttacks } from './support/attack.ts';
import { findSecrets } from './support/readable-texts.ts';
import { readVictim } from './support/victim.ts';

const PROJECT = path.join(import.meta.dirname, '..', '..');
const TOKEN = 'a-token-for-candidates-of-hostile-tests';
const { honest } = await readVictim();
const attacks = await readAttacks(honest);
const leaks = attacks.filter((attack) => attack.class === 'leak');
const refused = attacks.filter((attack) => !SourceFiles.safeParse(attack.files).success);

describe('a candidate who reads every answer of the API', () => {
  let folder: TempFolder;
  let minicase: Minicase;
  let client: ApiClient;
  beforeAll(async () => {
    folder = await makeTempFolder();
    const challenges = path.join(folder.path, 'challenges');
    await mkdir(challenges);
    await cp(path.join(import.meta.dirname, 'victim-case'), path.join(challenges, 'victim-case'), { recursive: true });
    const settings = {
      PORT: '0',
      MINICASE_DATA: path.join(folder.path, 'data'),
      MINICASE_CHALLENGES: challenges,
      MINICASE_SELF_CHECK: '0',
      MINICASE_TOKEN: TOKEN,
    };
    minicase = await startMinicase(parseEnvironment(settings, PROJECT), openBench);
    client = new ApiClient(minicase.address, TOKEN);
  });
  afterAll(async () => {
    await minicase.close();
    await folder.remove();
  });

  async function submit(files: readonly SourceFile[], kind: 'submission' | 'sample'): Promise<Response> {
    return await client.ask('/api/submissions', {
      method: 'POST',
      body: JSON.stringify({ challenge: 'victim-case', candidate: 'mallory', kind, files }),
      headers: { 'content-type': 'application/json' },
    });
  }

  async function read(place: string): Promise<string> {
    return await (await client.ask(place)).text();
  }

  /** All that is told of one submission, from its receipt to the last of its events. */
  async function readAllOf(files: readonly SourceFile[], kind: 'submission' | 'sample'): Promise<string> {
    const receipt = await (await submit(files, kind)).text();
    const { id } = SubmissionReceipt.parse(JSON.parse(receipt));
    const events = await read(`/api/submissions/${id}/events`);
    expect(events).toContain('event: judged');
    return [receipt, events, await read(`/api/submissions/${id}`)].join('\n');
  }

  it.each(leaks)('learns nothing of hidden tests by a submission that $name', async ({ files }) => {
    const own = files.map((file) => file.content).join('\n');
    for (const kind of ['submission', 'sample'] as const) {
      expect(findSecrets(await readAllOf(files, kind), own)).toEqual([]);
    }
  });

  it.each(refused)('is refused a submission that $name, and is not told why by a machine', async ({ files }) => {
    const response = await submit(files, 'submission');
    expect([413, 422, 400]).toContain(response.status);
    const own = files.map((file) => `${file.path}\n${file.content}`).join('\n');
    expect(findSecrets(await response.text(), own)).toEqual([]);
  });

  it('learns no more of hidden tests from what is told of the challenge than what its groups are called', async () => {
    const places = ['/api/challenges', '/api/challenges/victim-case', '/health', '/api/openapi.json'];
    for (const place of places) expect(await read(place)).not.toMatch(/CANARY-(?!group)/);
  });
});

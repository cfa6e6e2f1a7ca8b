import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { Diagnosis } from '../../src/cli/doctor/check.ts';
import { findOnPath } from '../../worker/bench/processes/find-on-path.ts';
import { describeWith } from '../tools.ts';

type Run = { readonly status: number | null; readonly stdout: string };

/** A command before the one that is run, such as one that takes something away from it. */
function runDoctor(args: readonly string[], environment: Record<string, string>, before: readonly string[] = []): Run {
  const [file = '', ...rest] = [...before, process.execPath, 'src/cli/main.ts', 'doctor', ...args];
  const env = { PATH: process.env['PATH'], NO_COLOR: '1', ...environment };
  const { status, stdout, stderr } = spawnSync(file, rest, { env, encoding: 'utf8' });
  expect(stderr).toBe('');
  return { status, stdout };
}

function diagnose(environment: Record<string, string> = {}, before: readonly string[] = []) {
  const { status, stdout } = runDoctor(['--json'], environment, before);
  const diagnosis = JSON.parse(stdout) as Diagnosis;
  const find = (name: string) =>
    [...diagnosis.containment, ...diagnosis.machine].find((check) => check.name === name) ?? expect.unreachable(name);
  return { status, diagnosis, find };
}

it('says in a sentence what each mechanism gives, and ends with what that comes to', () => {
  const { stdout } = runDoctor([], {});
  expect(stdout).toMatch(/^containment {2}level [0-3] of 3/);
  expect(stdout).toMatch(/trial\s+accepted in \d+ ms, and in \d+ ms once warm/);
  expect(stdout.trimEnd().split('\n').at(-1)).toMatch(/^(all is well|ready|not ready)/);
});

it('looks at Node, Postgres and the disk, and at Redis only where it is set', () => {
  const { diagnosis, find } = diagnose();
  for (const name of ['node', 'postgres', 'temp folder', 'disk']) expect(find(name).state).not.toBe('bad');
  expect(diagnosis.machine.map(({ name }) => name)).not.toContain('redis');
  const unreachable = diagnose({ REDIS_URL: 'redis://127.0.0.1:1' });
  expect(unreachable.find('redis')).toMatchObject({ state: 'bad', found: expect.stringContaining('does not answer') });
});

describeWith('bwrap', 'where there is bwrap', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'minicase-test-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is content from level 2 on', () => {
    const { status, diagnosis } = diagnose();
    expect(diagnosis.level).toBeGreaterThanOrEqual(2);
    expect(status).toBe(0);
  });

  it('tells which package is missing once it is hidden, and exits with 2', () => {
    for (const name of ['sh', 'mkfifo', 'setpriv', 'taskset', 'unshare', 'apt-get']) {
      const file = findOnPath(name);
      if (file !== undefined) symlinkSync(file, path.join(folder, name));
    }
    const { status, diagnosis, find } = diagnose({ PATH: folder });
    expect(status).toBe(2);
    expect(diagnosis).toMatchObject({ isContained: false, trial: { state: 'good' } });
    expect(diagnosis.level).toBeLessThan(2);
    expect(find('bwrap')).toMatchObject({ state: 'bad', fix: expect.stringMatching(/install bubblewrap$/) });
  });

  const unshare = findOnPath('unshare') ?? '';
  const canForbid = spawnSync(unshare, ['-U', '-r', 'true']).status === 0;
  it.runIf(canForbid)('tells which setting of the kernel forbids namespaces, and what bwrap said', () => {
    const forbid = 'echo 0 > /proc/sys/user/max_user_namespaces && exec "$@"';
    const { status, find } = diagnose({}, [unshare, '-U', '-r', 'sh', '-c', forbid, 'sh']);
    expect(status).toBe(2);
    expect(find('bwrap')).toMatchObject({
      state: 'bad',
      found: expect.stringContaining('bwrap:'),
      fix: 'sysctl -w user.max_user_namespaces=15000',
    });
  });
});

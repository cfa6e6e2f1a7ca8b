import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findCgroupParent } from '../../worker/bench/containment/cgroup.ts';
import type { Containment } from '../../worker/bench/containment/containment.ts';
import { probeContainment } from '../../worker/bench/containment/probe-containment.ts';
import { describeWith } from '../tools.ts';

/** What code does that has escaped from its isolate: each line says what it got. */
const ESCAPED = `
const fs = require('node:fs');
const got = {};
const attempt = (name, act) => { try { got[name] = act() ?? 'done'; } catch (error) { got[name] = 'refused: ' + (error.code ?? error.message); } };
const text = (file) => fs.readFileSync(file, 'utf8').slice(0, 200);
attempt('environment', () => JSON.stringify(process.env));
attempt('passwd', () => text('/etc/passwd'));
attempt('environment of the first process', () => text('/proc/1/environ'));
attempt('other processes', () => fs.readdirSync('/proc').filter((name) => /^\\d+$/.test(name)).length);
attempt('folders', () => fs.readdirSync('/').join(' '));
attempt('write beside itself', () => fs.writeFileSync('/app/x', 'x'));
attempt('write in /tmp', () => fs.writeFileSync('/tmp/x', 'x'));
attempt('write in /dev/shm', () => fs.writeFileSync('/dev/shm/x', 'x'));
attempt('open a setting of the kernel', () => fs.closeSync(fs.openSync('/proc/sys/kernel/core_pattern', fs.constants.O_WRONLY)));
attempt('fork', () => require('node:child_process').spawnSync('/node', ['--version']).error?.code);
attempt('uid', () => process.getuid());
attempt('kill all', () => process.kill(-1, 0));
const net = require('node:net');
const socket = net.connect({ host: '127.0.0.1', port: 1 });
socket.on('error', (error) => { got.socket = 'refused: ' + error.code; end(); });
socket.on('connect', () => { got.socket = 'connected'; end(); });
const end = () => { process.stdout.write(JSON.stringify(got)); };
`;

describeWith('bwrap', 'code that has escaped from its isolate', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'minicase-test-'));
  let containment: Containment;
  let got: Record<string, unknown>;

  beforeAll(async () => {
    writeFileSync(path.join(folder, 'escaped.cjs'), ESCAPED);
    containment = await probeContainment(folder);
    got = JSON.parse(await run(containment, folder, 'escaped.cjs'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('finds no environment, no file of the machine and no other process', () => {
    expect(got['environment']).toBe('{"TZ":"UTC","LANG":"en_US.UTF-8","PWD":"/app"}');
    expect(got['passwd']).toMatch(/^refused/);
    expect(String(got['environment of the first process'])).toMatch(/^$|^done$|^refused/);
    expect(got['other processes']).toBeLessThanOrEqual(2);
    expect(got['folders']).not.toMatch(/home|root|etc|tmp|work/);
    expect(got['uid']).toBe(65534);
  });

  it('can write nowhere', () => {
    for (const place of ['write beside itself', 'write in /tmp', 'write in /dev/shm', 'open a setting of the kernel']) {
      expect(got[place]).toMatch(/^refused/);
    }
  });

  it.runIf(process.arch === 'x64' || process.arch === 'arm64')('can neither connect nor start a process', () => {
    expect(got['socket']).toMatch(/^refused/);
    expect(got['fork']).toMatch(/EPERM|ENOSYS|EAGAIN/);
  });
});

describe('a program that is started as root', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'minicase-test-'));
  chmodSync(folder, 0o755);
  afterAll(() => rmSync(folder, { recursive: true }));

  it.runIf(process.getuid?.() === 0).each([1, 2, 3] as const)(
    'is a user of its own, with a bounded number of threads, at level %i',
    async (level) => {
      const containment = await probeContainment(folder, level);
      if (!containment.isolation.mechanisms.includes('own-uid')) return;
      const startThreads = (count: number) => `process.env.UV_THREADPOOL_SIZE = '${count}';
        require('node:fs').stat('.', () => process.stdout.write('started'));`;
      writeFileSync(path.join(folder, 'few.cjs'), startThreads(20));
      writeFileSync(path.join(folder, 'many.cjs'), startThreads(100));
      expect(await run(containment, folder, 'few.cjs')).toBe('started');
      expect(await run(containment, folder, 'many.cjs')).toBe('');

      writeFileSync(path.join(folder, 'waits.cjs'), 'process.stdout.write("here"); setInterval(() => {}, 1000);');
      const users = await Promise.all([1, 2].map(() => userOf(containment, folder, 'waits.cjs')));
      for (const user of users) expect(user).toBeGreaterThan(60_000);
      expect(users[0]).not.toBe(users[1]);
    },
  );
});

describe('the containment level', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'minicase-test-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is never more than is asked for, and says what it is made of', async () => {
    chmodSync(folder, 0o755);
    writeFileSync(path.join(folder, 'hello.cjs'), 'process.stdout.write("hello")');
    for (const most of [0, 1, 2, 3] as const) {
      const containment = await probeContainment(folder, most);
      expect(containment.isolation.level).toBeLessThanOrEqual(most);
      expect(containment.isolation.mechanisms.includes('bwrap')).toBe(containment.isolation.level >= 2);
      expect(await run(containment, folder, 'hello.cjs')).toBe('hello');
    }
  });
});

describe('a control group', () => {
  it('is found for version 2 by the files that the kernel shows', () => {
    const root = mkdtempSync(path.join(os.tmpdir(), 'minicase-cgroup-'));
    const self = path.join(root, 'self');
    writeFileSync(self, '0::/slice\n');
    mkdirSync(path.join(root, 'slice'));
    writeFileSync(path.join(root, 'slice', 'cgroup.subtree_control'), '');
    // A plain folder has no `memory.max`: a kernel without the controller looks the same.
    expect(findCgroupParent(root, self)).toEqual({ reason: expect.stringContaining('no memory.max') });
    expect(readFileSync(path.join(root, 'slice', 'cgroup.subtree_control'), 'utf8')).toBe('+memory');
    rmSync(root, { recursive: true });
  });

  it('is not looked for where there is none', () => {
    expect(findCgroupParent('/nowhere', '/nowhere')).toEqual({ reason: 'no control groups are mounted at /nowhere' });
  });
});

function start(containment: Containment, folder: string, script: string) {
  const command = containment.command({ app: folder, script, args: [], nodeFlags: [], core: undefined });
  const child = spawn(command.file, [...command.args], {
    env: {},
    stdio: ['ignore', 'pipe', 'ignore', 'ignore', 'ignore', ...command.descriptors],
  });
  command.started();
  const ended = once(child, 'close').then(() => command.cgroup?.remove());
  return { child, ended };
}

async function run(containment: Containment, folder: string, script: string): Promise<string> {
  const { child, ended } = start(containment, folder, script);
  const output = await text(child.stdout as Readable);
  await ended;
  return output;
}

/** Who the kernel says that a program is, once it has said something. */
async function userOf(containment: Containment, folder: string, script: string): Promise<number> {
  const { child, ended } = start(containment, folder, script);
  await once(child.stdout as Readable, 'data');
  const user = /^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1];
  child.kill('SIGKILL');
  await ended;
  return Number(user);
}

import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';

const STOP_WITHIN_MS = 10_000;

/**
 * Makes way for a new server on a data directory whose last one did not stop with its owner: ends that server if it
 * lives, and removes its pid file if the pid is somebody else's by now.
 */
export async function stopLeftoverServer(data: string): Promise<void> {
  const pidFile = path.join(data, 'postmaster.pid');
  const pid = await readPid(pidFile);
  if (pid === undefined) return;
  if (!(await isServerOf(pid, data))) {
    await rm(pidFile, { force: true });
    return;
  }
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    kill(pid, signal);
    const giveUpAt = Date.now() + STOP_WITHIN_MS;
    while (Date.now() < giveUpAt) {
      if (!(await isServerOf(pid, data))) return;
      await delay(50);
    }
  }
  throw new Error(`The database server of an earlier start (process ${pid}) cannot be stopped: stop it by hand.`);
}

async function readPid(pidFile: string): Promise<number | undefined> {
  const text = await readFile(pidFile, 'utf8').catch(() => '');
  const pid = Number.parseInt(text, 10);
  return Number.isInteger(pid) && pid > 1 ? pid : undefined;
}

async function isServerOf(pid: number, data: string): Promise<boolean> {
  const commandLine = await readCommandLine(pid);
  return commandLine.includes('postgres') && commandLine.includes(data);
}

/** Empty for a process that is gone. */
async function readCommandLine(pid: number): Promise<string> {
  if (process.platform === 'linux') {
    return await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  }
  const listing = await promisify(execFile)('ps', ['-o', 'args=', '-p', String(pid)]).catch(() => ({ stdout: '' }));
  return listing.stdout;
}

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

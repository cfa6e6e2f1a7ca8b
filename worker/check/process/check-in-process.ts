import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { JudgeError } from '../../../src/domain/judge-error.ts';
import type { CheckStep } from '../../../src/protocol/challenge-folder-view.ts';
import type { CheckReport } from '../../../src/protocol/check-report.ts';
import { CheckMessage, type CheckOrder } from './check-message.ts';

/** A judging may take ten minutes, and is a step. */
const STANDS_STILL_AFTER_MS = 15 * 60_000;
/** For the benches to be closed. */
const LEAVE_WITHIN_MS = 10_000;
/** No secret of the worker's among them. */
const VARIABLES = ['PATH', 'HOME', 'TMPDIR', 'LANG'] as const;

/**
 * Checks a folder in a process of its own.
 *
 * @throws JudgeError where this machine could not check, and the signal's reason where that aborts.
 */
export async function checkInProcess(
  order: CheckOrder,
  { onStep, signal }: { readonly onStep: (step: CheckStep) => void; readonly signal: AbortSignal },
): Promise<CheckReport> {
  signal.throwIfAborted();
  const child = fork(path.join(import.meta.dirname, 'main.ts'), [], {
    env: Object.fromEntries(VARIABLES.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []))),
    execArgv: ['--no-warnings'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const isGone = once(child, 'exit').catch(() => undefined);
  const { promise, resolve, reject } = Promise.withResolvers<CheckReport>();
  const standStill = setTimeout(() => {
    const minutes = STANDS_STILL_AFTER_MS / 60_000;
    reject(new JudgeError('internal', `the check stood still for ${minutes} minutes, and was ended`));
  }, STANDS_STILL_AFTER_MS);
  child.on('message', (message) => {
    standStill.refresh();
    const told = CheckMessage.safeParse(message);
    if (!told.success) reject(new JudgeError('internal', 'the check told something that is no report'));
    else if (told.data.type === 'step') onStep(told.data.step);
    else if (told.data.type === 'done') resolve(told.data.report);
    else reject(new JudgeError('internal', told.data.message));
  });
  child.on('error', (cause) => reject(new JudgeError('internal', 'the check could not be started', { cause })));
  child.on('exit', (code, signalName) =>
    reject(new JudgeError('internal', `the check's process ended by itself (${signalName ?? code})`)),
  );
  const stop = () => reject(signal.reason);
  signal.addEventListener('abort', stop);
  child.send(order, () => undefined);
  try {
    return await promise;
  } finally {
    clearTimeout(standStill);
    signal.removeEventListener('abort', stop);
    await end(child, isGone);
  }
}

async function end(child: ChildProcess, isGone: Promise<unknown>): Promise<void> {
  if (child.connected) child.disconnect();
  const kill = setTimeout(() => child.kill('SIGKILL'), LEAVE_WITHIN_MS);
  if (child.pid !== undefined) await isGone;
  clearTimeout(kill);
}

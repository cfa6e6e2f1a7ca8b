import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { onTestFinished } from 'vitest';

const PROJECT = path.join(import.meta.dirname, '../..');
const MAIN = path.join(PROJECT, 'src/cli/main.ts');
const env = { PATH: process.env['PATH'], NO_COLOR: '1' };

export type CommandRun = { readonly status: number | null; readonly stdout: string; readonly stderr: string };

/** Runs a command of minicase to its end. */
export function runCommand(...args: readonly string[]): CommandRun {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
    cwd: PROJECT,
    env,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

export type StartedCommand = {
  /** Resolves with a line that it writes, or has written since the last one that was waited for. */
  readonly nextLine: (pattern: RegExp) => Promise<string>;
  /** Ends it as Ctrl-C does. @returns its exit code */
  readonly stop: () => Promise<number | null>;
};

/** Starts a command of minicase that goes on until it is stopped; the end of the test stops it too. */
export function startCommand(...args: readonly string[]): StartedCommand {
  const child = spawn(process.execPath, [MAIN, ...args], { cwd: PROJECT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const gone = once(child, 'exit') as Promise<[number | null]>;
  let text = '';
  let read = 0;
  let onText = (): void => undefined;
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += stripVTControlCharacters(chunk);
      onText();
    });
  }
  const stop = async (): Promise<number | null> => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGINT');
    return (await gone)[0];
  };
  onTestFinished(async () => void (await stop()));

  function findLine(pattern: RegExp): string | undefined {
    const whole = text.slice(read, text.lastIndexOf('\n') + 1);
    const line = whole.split('\n').find((each) => pattern.test(each));
    if (line !== undefined) read += whole.indexOf(line) + line.length;
    return line;
  }

  return {
    stop,
    async nextLine(pattern) {
      const found = Promise.withResolvers<string>();
      onText = () => {
        const line = findLine(pattern);
        if (line !== undefined) found.resolve(line);
      };
      void gone.then(() => found.reject(new Error(`it ended without a line like ${pattern}, after\n${text}`)));
      onText();
      return await found.promise;
    },
  };
}

import { readFileSync } from 'node:fs';
import path from 'node:path';
import ivm from 'isolated-vm';
import { ARTEFACT, type Artefacts } from '../../worker/bench/artefacts/artefacts.ts';
import type { Timers } from '../../worker/wire/clock.isolate.ts';
import { OP } from '../../worker/wire/message.ts';

const MOST_TURNS = 2_000;
/** The place of what the clock has in the answer to a turn. */
const TIMERS = 2;

/**
 * What a script leaves under a global name, in an isolate that begins as a program's does with the web platform in it.
 * Time passes from timer to timer, until there is an outcome, or no timer.
 *
 * @param given - functions that the script finds as globals.
 */
export function runAsProgram(
  { folder }: Artefacts,
  script: string,
  outcome: string,
  given: Readonly<Record<string, (text: string) => string>> = {},
): string | undefined {
  const at = (name: string): string => path.join(folder, name);
  const bytes = readFileSync(at(ARTEFACT.webProgramSnapshot));
  const snapshot = new ivm.ExternalCopy(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  const isolate = new ivm.Isolate({ snapshot, memoryLimit: 256 });
  try {
    const context = isolate.createContextSync();
    const host = context.global.getSync('__host', { reference: true });
    context.global.deleteSync('__host');
    const call = (name: string, ...args: unknown[]): unknown =>
      host.getSync(name, { reference: true }).applySync(undefined, args);
    const nothing = new ivm.Callback(() => '');
    call('open', new ivm.Callback(() => readFileSync(at(ARTEFACT.platform), 'utf8')));
    call('start', nothing, 1, 1_000_000, nothing, nothing);
    for (const [name, run] of Object.entries(given)) context.global.setSync(name, new ivm.Callback(run));
    context.evalSync(script);
    let now = 1;
    for (let turn = 0; turn < MOST_TURNS && context.global.getSync(outcome) === undefined; turn++) {
      call('beginTurn', JSON.stringify([OP.fire, now, now, [], []]));
      const [dueAt] = (JSON.parse(call('endTurn') as string) as unknown[])[TIMERS] as Timers;
      if (dueAt === null) break;
      now = Math.max(now, dueAt);
    }
    return context.global.getSync(outcome) as string | undefined;
  } finally {
    isolate.dispose();
  }
}

import type { WorldPorts } from '../part.ts';
import { sleep } from '../services/delay.isolate.ts';
import { readFault } from '../services/fault.ts';
import type { ScriptOptions } from '../services/fault-script.ts';
import type { StoreCall } from './store-call.ts';
import { addScript, type StoreFault, type StoreScripts, storeError, takeStoreFault } from './store-faults.ts';

const OK = readFault('ok', '');

/** What is noted of an operation. */
type Noted = { readonly operation: string; readonly [detail: string]: unknown };

/** What all stores of the world have in common: their operations are logged, travel, and may be disturbed by a script. */
export function createStore({ calls, io }: WorldPorts, kind: string, name: string | undefined) {
  let scripts: StoreScripts = [];

  return {
    /**
     * An operation of the program's.
     *
     * @param effect - what it does, at the moment at which the store gets it.
     */
    async perform<Answer>(noted: Noted, effect: () => Answer | Promise<Answer>): Promise<Answer> {
      const call: { error?: string } & StoreCall = calls.note<StoreCall>({
        kind,
        ...(name !== undefined && { name }),
        ...noted,
      });
      const fail = (error: Error): Error => {
        call.error = error.message;
        return error;
      };
      const takeEffect = async () => {
        const taken = takeStoreFault(scripts, noted.operation);
        scripts = taken.scripts;
        if (taken.fault.text !== OK.text) calls.noteFault(call, taken.fault.text);
        const { connection, isProcessed } = taken.fault;
        if (connection === undefined || isProcessed) return { fault: taken.fault, answer: await effect() };
        return { fault: taken.fault, answer: undefined };
      };
      const about = [name, noted.operation, noted['key']].filter((word) => typeof word === 'string').join(' ');
      const { fault, answer } = await io.perform(kind, takeEffect, about);
      if (fault.connection === 'timeout') {
        call.error = 'timeout';
        return await new Promise<never>(() => undefined);
      }
      await sleep(fault.delayMs);
      calls.noteAnswer(call);
      if (fault.connection !== undefined) throw fail(storeError(fault.connection, name ?? kind));
      return answer as Answer;
    },

    /** What happens to the next operations: all, or those of one name. */
    script(where: string, args: readonly unknown[]): void {
      const hasName = typeof args[0] === 'string';
      const [faults, options] = (hasName ? args.slice(1) : args) as [readonly StoreFault[], ScriptOptions | undefined];
      scripts = addScript(scripts, hasName ? (args[0] as string) : undefined, faults, options, `${where}.script`);
    },

    checkpoint: (): unknown => scripts,
    restore(checkpoint: unknown): void {
      scripts = checkpoint as StoreScripts;
    },
  };
}

/** Says to a store what happens to the next operations, one after the other; with a name, to those of that name. */
export type ScriptStore<Operation extends string> = {
  (faults: readonly StoreFault[], options?: ScriptOptions): void;
  (operation: Operation, faults: readonly StoreFault[], options?: ScriptOptions): void;
};

import type { Duration } from '../duration.ts';
import { type ConnectionFault, type ReadFault, readFault } from '../services/fault.ts';
import { type FaultScript, faultAt, readScript, type ScriptOptions } from '../services/fault-script.ts';

/** What happens to one operation of a queue, the cache or the outbox: as {@link Fault}, as far as there is no HTTP in it. */
export type StoreFault =
  | 'ok'
  | ConnectionFault
  | {
      /** It takes effect, and is answered after so long. */
      readonly delay?: Duration;
      /** The connection fails, after `delay`. */
      readonly connection?: ConnectionFault;
      /** For a `connection`: it has taken effect all the same. */
      readonly processed?: boolean;
    };

type RunningScript = {
  readonly script: FaultScript;
  readonly operation: string | undefined;
  readonly position: number;
};

/** Scripts at work on a store; replaced, never changed. The newest first. */
export type StoreScripts = readonly RunningScript[];

/** @throws TypeError naming the element that is no fault of a store */
export function addScript(
  scripts: StoreScripts,
  operation: string | undefined,
  faults: readonly StoreFault[],
  options: ScriptOptions | undefined,
  where: string,
): StoreScripts {
  const script = readScript(faults, options, where);
  for (const [index, fault] of script.faults.entries()) requireStoreFault(fault, `${where}: element ${index + 1}`);
  return [{ script, operation, position: 0 }, ...scripts];
}

function requireStoreFault(fault: ReadFault, where: string): void {
  const { status, drop, isDuplicate, body, trickleMs, text } = fault;
  if (status === undefined && drop === undefined && !isDuplicate && body === undefined && trickleMs === 0) return;
  throw new TypeError(
    `${where} is ${text}: there is no HTTP here; write 'timeout', 'reset', { delay: '2s' } and the like`,
  );
}

export function takeStoreFault(
  scripts: StoreScripts,
  operation: string,
): { readonly scripts: StoreScripts; readonly fault: ReadFault } {
  for (const [index, running] of scripts.entries()) {
    if (running.operation !== undefined && running.operation !== operation) continue;
    const fault = faultAt(running.script, running.position);
    if (fault !== undefined) {
      return { fault, scripts: scripts.with(index, { ...running, position: running.position + 1 }) };
    }
  }
  return { scripts, fault: readFault('ok', '') };
}

/** How a client of the store tells that the connection failed. */
export function storeError(fault: ConnectionFault, host: string): Error {
  switch (fault) {
    case 'refused':
      return Object.assign(new Error(`connect ECONNREFUSED ${host}`), {
        errno: -111,
        code: 'ECONNREFUSED',
        syscall: 'connect',
      });
    case 'dns':
      return Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), {
        code: 'ENOTFOUND',
        syscall: 'getaddrinfo',
        hostname: host,
      });
    case 'timeout':
    case 'reset':
      return Object.assign(new Error('read ECONNRESET'), { errno: -104, code: 'ECONNRESET', syscall: 'read' });
  }
}

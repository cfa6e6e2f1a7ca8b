import { type Duration, durationMs } from '../duration.ts';

export type FaultOptions = {
  /** How often; once where it is left out. */
  readonly times?: number;
};

/** The statement runs, so much later. */
export type Slow = { readonly slow: Duration };

/** A fault that waits for its statement. */
export type PendingFault<Fault> = {
  readonly match: (text: string) => boolean;
  readonly fault: Fault;
  readonly timesLeft: number;
};

export type FaultShelf<Fault> = {
  readonly read: () => readonly PendingFault<Fault>[];
  readonly write: (faults: readonly PendingFault<Fault>[]) => void;
};

/**
 * @param where - how the suite has called this, for the error's message
 * @param names - of the faults that have one
 * @throws TypeError where it is no fault, or fits no statement
 */
export function readFault<Fault>(
  where: string,
  names: readonly string[],
  match: unknown,
  fault: unknown,
  { times = 1 }: FaultOptions = {},
): PendingFault<Fault> {
  if (!(match instanceof RegExp) && typeof match !== 'string') {
    throw new TypeError(`${where}: the first argument is a part of the statement’s text, or an expression for it`);
  }
  if (!Number.isInteger(times) || times < 1) throw new TypeError(`${where}: times is ${String(times)}`);
  const isSlow = typeof fault === 'object' && fault !== null && 'slow' in fault;
  if (isSlow) durationMs(fault.slow, `${where}: slow`);
  else if (!names.includes(fault as string)) {
    throw new TypeError(
      `${where}: ${JSON.stringify(fault)} is no fault: write ${names.map((name) => `'${name}'`).join(', ')} or { slow: '3s' }`,
    );
  }
  const wanted = typeof match === 'string' ? match.toLowerCase() : match;
  return {
    match:
      wanted instanceof RegExp
        ? (text) => new RegExp(wanted.source, wanted.flags.replace(/[gy]/g, '')).test(text)
        : (text) => text.toLowerCase().includes(wanted),
    fault: fault as Fault,
    timesLeft: times,
  };
}

/** As the suite has written it. */
export function nameOfFault(fault: string | Slow): string {
  return typeof fault === 'string'
    ? fault
    : `{ slow: ${typeof fault.slow === 'string' ? `'${fault.slow}'` : fault.slow} }`;
}

/** The fault that a statement meets, which is one time nearer to its end then. */
export function takeFault<Fault>(shelf: FaultShelf<Fault>, text: string): Fault | undefined {
  const found = shelf.read().find(({ match }) => match(text));
  if (found === undefined) return undefined;
  const rest = shelf.read().filter((other) => other !== found);
  shelf.write(found.timesLeft > 1 ? [{ ...found, timesLeft: found.timesLeft - 1 }, ...rest] : rest);
  return found.fault;
}

import * as z from 'zod/mini';
import { type Fault, type ReadFault, readFault } from './fault.ts';

/** What comes after the last fault: all goes well, the last again and again, or all of them again. */
export type Afterwards = 'ok' | 'last' | 'repeat';

export type ScriptOptions = {
  readonly afterwards?: Afterwards;
};

/** Faults for one call after the other. */
export type FaultScript = {
  readonly faults: readonly ReadFault[];
  readonly afterwards: Afterwards;
};

const Options = z.strictObject({ afterwards: z.optional(z.enum(['ok', 'last', 'repeat'])) });

/** @throws TypeError naming the element that is no fault */
export function readScript(faults: unknown, options: unknown, where: string): FaultScript {
  if (!Array.isArray(faults) || faults.length === 0) {
    throw new TypeError(`${where}: a fault script is a list such as [200, 503, { delay: '4s' }]`);
  }
  const parsed = Options.safeParse(options ?? {});
  if (!parsed.success) throw new TypeError(`${where}: the options are { afterwards: 'ok' | 'last' | 'repeat' }`);
  return {
    faults: faults.map((fault: Fault, index) => readFault(fault, `${where}: element ${index + 1}`)),
    afterwards: parsed.data.afterwards ?? 'ok',
  };
}

/** The fault for the call that is `position` calls after the first; undefined where the script is used up. */
export function faultAt({ faults, afterwards }: FaultScript, position: number): ReadFault | undefined {
  if (position < faults.length) return faults[position];
  if (afterwards === 'ok') return undefined;
  return afterwards === 'last' ? faults.at(-1) : faults[position % faults.length];
}

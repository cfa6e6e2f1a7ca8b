import type { Incoming } from './incoming.isolate.ts';

export type Contract = object;
/** What is wrong with a request; nothing where it is as agreed. */
export type CheckCall = (incoming: Incoming, body: unknown) => readonly string[];
export function readContract(_contract: Contract, _base: string, _where: string): CheckCall {
  return () => [];
}

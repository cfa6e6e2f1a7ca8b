import {
  allow,
  argumentField,
  assemble,
  FIELD,
  fail,
  kill,
  load,
  unlessEqual,
  whenAnyBit,
  whenAtLeast,
  whenEqual,
} from './bpf.ts';
import { CLONE, CLONE3, PRLIMIT64, type Processor, REFUSED_CALLS } from './system-calls.ts';

const EPERM = 1;
const ENOSYS = 38;
const CLONE_THREAD = 0x0001_0000;
/** `prlimit64` of the calling process itself. */
const SELF = 0;

type Architecture = {
  /** What the kernel calls it: `AUDIT_ARCH_…` of `linux/audit.h`. */
  readonly audit: number;
  /** From here on numbers belong to another calling convention of the same processor. */
  readonly foreignFrom?: number;
};

const ARCHITECTURES: Readonly<Record<Processor, Architecture>> = {
  x64: { audit: 0xc000_003e, foreignFrom: 0x4000_0000 },
  arm64: { audit: 0xc000_00b7 },
};

/** Errors of refused calls. A test has an error of its own, to see that it was the filter which refused. */
export type Refusals = { readonly refused: number; readonly absent: number };

/**
 * The system calls that no program needs and an escaped one would want, refused by a filter as `bwrap --seccomp` reads
 * it. Calls by the conventions of another processor are not looked at: they end the process. Undefined for a processor
 * whose numbers are not known.
 */
export function seccompFilter(
  processor: string = process.arch,
  { refused, absent }: Refusals = { refused: EPERM, absent: ENOSYS },
): Buffer | undefined {
  if (!isKnown(processor)) return undefined;
  const { audit, foreignFrom } = ARCHITECTURES[processor];
  const refusedNumbers = REFUSED_CALLS.map(({ numbers }) => numbers[processor]).filter(
    (number) => number !== undefined,
  );
  return assemble([
    load(FIELD.architecture),
    ...unlessEqual(audit, [kill()]),
    load(FIELD.number),
    ...(foreignFrom === undefined ? [] : whenAtLeast(foreignFrom, [kill()])),
    ...refusedNumbers.flatMap((number) => whenEqual(number, [fail(refused)])),
    ...whenEqual(CLONE3[processor], [fail(absent)]),
    ...whenEqual(CLONE[processor], [load(argumentField(0)), ...whenAnyBit(CLONE_THREAD, [allow()]), fail(refused)]),
    ...whenEqual(PRLIMIT64[processor], [load(argumentField(0)), ...whenEqual(SELF, [allow()]), fail(refused)]),
    allow(),
  ]);
}

function isKnown(processor: string): processor is Processor {
  return processor in ARCHITECTURES;
}

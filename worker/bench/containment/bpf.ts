/**
 * An assembler for the classic BPF programs that the kernel runs at each system call of a process: straight down, from
 * a loaded word through comparisons to a verdict. See https://docs.kernel.org/userspace-api/seccomp_filter.html.
 */

export type Instruction = {
  readonly code: number;
  /** How many instructions to jump over where a comparison holds, and where it does not. */
  readonly overIfTrue: number;
  readonly overIfFalse: number;
  readonly operand: number;
};

/** Where `struct seccomp_data` has what a program can look at. */
export const FIELD = { number: 0, architecture: 4 } as const;
/** The lower half of a call's argument, from 0: both known processors are little-endian. */
export const argumentField = (index: number): number => 16 + 8 * index;

const LOAD_WORD = 0x20;
const JUMP_IF_EQUAL = 0x15;
const JUMP_IF_AT_LEAST = 0x35;
const JUMP_IF_ANY_BIT = 0x45;
const RETURN = 0x06;

const RETURN_ALLOW = 0x7fff_0000;
const RETURN_KILL_PROCESS = 0x8000_0000;
const RETURN_ERRNO = 0x0005_0000;

const INSTRUCTION_BYTES = 8;

/** Makes a field the word that comparisons look at. */
export const load = (field: number): Instruction => plain(LOAD_WORD, field);
export const allow = (): Instruction => plain(RETURN, RETURN_ALLOW);
export const kill = (): Instruction => plain(RETURN, RETURN_KILL_PROCESS);
/** The call is not made, and fails with this error. */
export const fail = (errno: number): Instruction => plain(RETURN, RETURN_ERRNO | errno);

export const whenEqual = (value: number, body: readonly Instruction[]) => when(JUMP_IF_EQUAL, value, body);
export const whenAtLeast = (value: number, body: readonly Instruction[]) => when(JUMP_IF_AT_LEAST, value, body);
export const whenAnyBit = (mask: number, body: readonly Instruction[]) => when(JUMP_IF_ANY_BIT, mask, body);
export function unlessEqual(value: number, body: readonly Instruction[]): Instruction[] {
  return [{ code: JUMP_IF_EQUAL, overIfTrue: body.length, overIfFalse: 0, operand: value }, ...body];
}

/** The program as the kernel reads it: `struct sock_filter`, one after the other. */
export function assemble(instructions: readonly Instruction[]): Buffer {
  const program = Buffer.alloc(instructions.length * INSTRUCTION_BYTES);
  for (const [index, { code, overIfTrue, overIfFalse, operand }] of instructions.entries()) {
    const at = index * INSTRUCTION_BYTES;
    program.writeUInt16LE(code, at);
    program.writeUInt8(overIfTrue, at + 2);
    program.writeUInt8(overIfFalse, at + 3);
    program.writeUInt32LE(operand >>> 0, at + 4);
  }
  return program;
}

function when(code: number, operand: number, body: readonly Instruction[]): Instruction[] {
  return [{ code, overIfTrue: 0, overIfFalse: body.length, operand }, ...body];
}

function plain(code: number, operand: number): Instruction {
  return { code, overIfTrue: 0, overIfFalse: 0, operand };
}

/**
 * The system calls that no program needs and an escaped one would want, as a classic BPF filter for `bwrap --seccomp`.
 * A filter cannot refuse `execve`, which bwrap itself still has to call; there is nothing in the sandbox to execute.
 */

const ALLOW = 0x7fff0000;
const KILL_PROCESS = 0x80000000;
const ERRNO = 0x00050000;
const EPERM = 1;
const ENOSYS = 38;
const CLONE_THREAD = 0x00010000;

/** Offsets in `struct seccomp_data`. */
const NR = 0;
const ARCH = 4;
const FIRST_ARGUMENT = 16;

const LOAD_WORD = 0x20;
const JUMP_EQUAL = 0x15;
const JUMP_GREATER_OR_EQUAL = 0x35;
const JUMP_ANY_BIT = 0x45;
const RETURN = 0x06;

type Architecture = {
  readonly audit: number;
  readonly clone: number;
  readonly clone3: number;
  /** From here on numbers belong to another calling convention of the same processor. */
  readonly foreignFrom?: number;
  readonly refused: readonly number[];
};

/** io_uring, new mounts, pidfd_getfd, process_madvise, memfd_secret: the same numbers everywhere. */
const REFUSED_EVERYWHERE = [425, 426, 427, 428, 429, 430, 431, 432, 433, 438, 440, 442, 447];

const ARCHITECTURES: Readonly<Record<string, Architecture>> = {
  x64: {
    audit: 0xc000003e,
    clone: 56,
    clone3: 435,
    foreignFrom: 0x40000000,
    refused: [
      // shared memory, semaphores, message queues; sockets of every family
      29, 64, 68, 41, 42, 43, 49, 50, 53, 288,
      // fork, vfork, execveat, memfd_create
      57, 58, 322, 319,
      // ptrace, process_vm_readv and writev, kcmp, move_pages, perf_event_open, userfaultfd, bpf
      101, 310, 311, 312, 279, 298, 323, 321,
      // mounts, namespaces, roots, hosts' names
      155, 161, 165, 166, 170, 171, 272, 308, 303, 304, 300,
      // modules, kexec, swap, reboot, accounting, quotas, ports, keys, personality, dcookies, vmsplice
      174, 175, 176, 313, 246, 320, 167, 168, 169, 163, 179, 172, 173, 248, 249, 250, 135, 212, 278,
    ],
  },
  arm64: {
    audit: 0xc00000b7,
    clone: 220,
    clone3: 435,
    refused: [
      194, 190, 186, 198, 199, 200, 201, 202, 203, 242, 281, 279, 117, 270, 271, 272, 239, 241, 282, 280, 41, 51, 40,
      39, 161, 162, 97, 268, 264, 265, 262, 105, 106, 273, 104, 294, 224, 225, 142, 89, 60, 217, 218, 219, 92, 18, 75,
    ],
  },
};

type Instruction = readonly [code: number, jumpTrue: number, jumpFalse: number, operand: number];

/** The filter for this processor, as `bwrap --seccomp` reads it; undefined for one that is not known. */
export function seccompFilter(architecture: string = process.arch): Buffer | undefined {
  const known = ARCHITECTURES[architecture];
  if (known === undefined) return undefined;
  const refuse = (number: number, errno: number): Instruction[] => [
    [JUMP_EQUAL, 0, 1, number],
    [RETURN, 0, 0, ERRNO | errno],
  ];
  return assemble([
    [LOAD_WORD, 0, 0, ARCH],
    [JUMP_EQUAL, 1, 0, known.audit],
    [RETURN, 0, 0, KILL_PROCESS],
    [LOAD_WORD, 0, 0, NR],
    ...(known.foreignFrom === undefined
      ? []
      : ([
          [JUMP_GREATER_OR_EQUAL, 0, 1, known.foreignFrom],
          [RETURN, 0, 0, KILL_PROCESS],
        ] as const)),
    ...[...known.refused, ...REFUSED_EVERYWHERE].flatMap((number) => refuse(number, EPERM)),
    // glibc falls back to `clone`, whose flags a filter can see.
    ...refuse(known.clone3, ENOSYS),
    [JUMP_EQUAL, 0, 3, known.clone],
    [LOAD_WORD, 0, 0, FIRST_ARGUMENT],
    [JUMP_ANY_BIT, 1, 0, CLONE_THREAD],
    [RETURN, 0, 0, ERRNO | EPERM],
    [RETURN, 0, 0, ALLOW],
  ]);
}

function assemble(instructions: readonly Instruction[]): Buffer {
  const program = Buffer.alloc(instructions.length * 8);
  for (const [index, [code, jumpTrue, jumpFalse, operand]] of instructions.entries()) {
    program.writeUInt16LE(code, index * 8);
    program.writeUInt8(jumpTrue, index * 8 + 2);
    program.writeUInt8(jumpFalse, index * 8 + 3);
    program.writeUInt32LE(operand >>> 0, index * 8 + 4);
  }
  return program;
}

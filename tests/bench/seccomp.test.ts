import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { seccompFilter } from '../../worker/bench/containment/seccomp.ts';
import {
  CLONE,
  CLONE3,
  PRLIMIT64,
  type Processor,
  REFUSED_CALLS,
} from '../../worker/bench/containment/system-calls.ts';
import { describeWith } from '../tools.ts';

/** Errors that no kernel gives: only the filter can have refused a call that fails with one. */
const REFUSED = 3_001;
const ABSENT = 3_002;
/** How bwrap tells that SIGSYS ended what ran in it. */
const ENDED_BY_SIGSYS = 128 + 31;
const X32 = 0x4000_0000;

const processor = process.arch as Processor;
const isKnown = processor === 'x64' || processor === 'arm64';

describe('the filter of system calls', () => {
  it('is a program of whole instructions for each known processor, and none for others', () => {
    for (const known of ['x64', 'arm64']) expect((seccompFilter(known)?.length ?? 1) % 8).toBe(0);
    expect(seccompFilter('vax')).toBeUndefined();
  });

  it('names each call once, and gives newer calls the same number everywhere', () => {
    expect(new Set(REFUSED_CALLS.map(({ name }) => name)).size).toBe(REFUSED_CALLS.length);
    for (const { numbers } of REFUSED_CALLS) {
      if (Math.max(numbers.x64 ?? 0, numbers.arm64 ?? 0) >= 424) expect(numbers.x64).toBe(numbers.arm64);
    }
  });
});

describeWith('perl', 'a process under the filter', () => {
  describeWith('bwrap', 'inside bwrap', (bwrap) => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'minicase-test-'));
    afterAll(() => rmSync(folder, { recursive: true }));

    /** Runs a command under the filter of a processor, this one's where none is named. */
    function run(command: readonly string[], filterOf: Processor = processor) {
      const file = path.join(folder, 'filter');
      writeFileSync(file, seccompFilter(filterOf, { refused: REFUSED, absent: ABSENT }) ?? '');
      const filter = openSync(file, 'r');
      const sandbox = [
        '--unshare-all',
        '--die-with-parent',
        '--ro-bind',
        '/',
        '/',
        '--dev',
        '/dev',
        '--seccomp',
        '3',
        '--',
      ];
      try {
        return spawnSync(bwrap, [...sandbox, ...command], {
          stdio: ['ignore', 'pipe', 'pipe', filter],
          encoding: 'utf8',
        });
      } finally {
        closeSync(filter);
      }
    }

    /** The error of each call, 0 where it was made. All arguments that are not given are 0. */
    function call(calls: readonly (readonly number[])[]): number[] {
      const lines = calls.map((each) => {
        const [number, ...given] = each;
        const args = [...given, 0, 0, 0, 0, 0, 0].slice(0, 6);
        return `$! = 0; $made = syscall(${[number, ...args].join(', ')}); print(($made < 0 ? $! + 0 : 0) . "\\n");`;
      });
      const { status, stdout, stderr } = run(['perl', '-e', `$| = 1; ${lines.join(' ')}`]);
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      return stdout.trim().split('\n').map(Number);
    }

    const existing = REFUSED_CALLS.filter(({ numbers }) => numbers[processor] !== undefined);
    let errors: number[] | undefined;

    it.runIf(isKnown).each(existing.map(({ name, why }, index) => ({ name, why, index })))(
      'is refused $name, which $why',
      ({ index }) => {
        errors ??= call(existing.map(({ numbers }) => [numbers[processor] ?? 0]));
        expect(errors[index]).toBe(REFUSED);
      },
    );

    it.runIf(isKnown)('may make threads, not processes', () => {
      const sharedThread = 0x100 | 0x200 | 0x400 | 0x800 | 0x10000;
      const [process_, clone3, invalidThread] = call([
        [CLONE[processor], 17],
        [CLONE3[processor]],
        // A thread that shares no memory: the filter lets it pass, and the kernel finds it wrong.
        [CLONE[processor], sharedThread & ~0x100],
      ]);
      expect([process_, clone3, invalidThread]).toEqual([REFUSED, ABSENT, 22]);
    });

    it.runIf(isKnown)('may ask for its own limits, not for those of another process', () => {
      expect(
        call([
          [PRLIMIT64[processor], 0],
          [PRLIMIT64[processor], 1],
        ]),
      ).toEqual([0, REFUSED]);
    });

    it.runIf(process.arch === 'x64')('ends at a call by the x32 convention', () => {
      expect(run(['perl', '-e', `syscall(${X32 + 39})`]).status).toBe(ENDED_BY_SIGSYS);
    });

    it.runIf(process.arch === 'x64')('ends at a call by the convention of 32-bit processes', () => {
      const program = path.join(folder, 'int80');
      writeFileSync(program, exitsByInt80(), { mode: 0o755 });
      const withoutFilter = spawnSync(program);
      // A kernel without that convention ends the process itself.
      if (withoutFilter.signal === null) expect(withoutFilter.status).toBe(7);
      expect(run([program]).status).not.toBe(7);
      if (withoutFilter.signal === null) expect(run([program]).status).toBe(ENDED_BY_SIGSYS);
    });

    it.runIf(isKnown)('ends at its first call where the filter is for another processor', () => {
      const { status, signal } = run(['perl', '-e', '1'], processor === 'x64' ? 'arm64' : 'x64');
      expect([status, signal]).not.toEqual([0, null]);
    });
  });
});

/** An executable of 64 bits that ends with exit code 7 by `int 0x80`, the system call of 32-bit processes. */
function exitsByInt80(): Buffer {
  const code = Buffer.from([0xb8, 1, 0, 0, 0, 0xbb, 7, 0, 0, 0, 0xcd, 0x80]);
  const [base, headerBytes, segmentBytes] = [0x40_0000n, 64, 56];
  const start = headerBytes + segmentBytes;
  const file = Buffer.alloc(start + code.length);
  file.write('\x7fELF\x02\x01\x01', 'latin1');
  file.writeUInt16LE(2, 16); // an executable
  file.writeUInt16LE(62, 18); // for x86-64
  file.writeUInt32LE(1, 20);
  file.writeBigUInt64LE(base + BigInt(start), 24);
  file.writeBigUInt64LE(BigInt(headerBytes), 32);
  file.writeUInt16LE(headerBytes, 52);
  file.writeUInt16LE(segmentBytes, 54);
  file.writeUInt16LE(1, 56);
  file.writeUInt32LE(1, headerBytes); // a segment to load,
  file.writeUInt32LE(5, headerBytes + 4); // to read and execute
  file.writeBigUInt64LE(base, headerBytes + 16);
  file.writeBigUInt64LE(base, headerBytes + 24);
  file.writeBigUInt64LE(BigInt(file.length), headerBytes + 32);
  file.writeBigUInt64LE(BigInt(file.length), headerBytes + 40);
  file.writeBigUInt64LE(0x1000n, headerBytes + 48);
  code.copy(file, start);
  return file;
}

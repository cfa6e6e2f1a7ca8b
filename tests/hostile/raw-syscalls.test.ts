import { spawn } from 'node:child_process';
import { chmodSync, copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Containment } from '../../worker/bench/containment/containment.ts';
import { probeContainment } from '../../worker/bench/containment/probe-containment.ts';
import { findOnPath } from '../../worker/bench/processes/find-on-path.ts';
import { describeWith } from '../tools.ts';

/**
 * Node cannot make any system call it likes, so perl does, in Node's place, in the same sandbox. Each call must be refused
 * by the filter or the kernel. Numbers are those of x86-64; perl is part of every Debian.
 */
const SCRIPTS = path.join(import.meta.dirname, 'raw-syscalls');
const perl = findOnPath('perl');

/** Arguments are numbers, `$name` a path, `$buffer` room for a structure. A call that works says so. */
const PRELUDE = `
use strict; use warnings;
my $buffer = "\\0" x 4096; my $name = "/app\\0";
sub attempt {
  my ($title, $number, @args) = @_;
  my $result = syscall($number, @args);
  my $error = $result == -1 ? "refused \${\\($!+0)}" : "GOT $result";
  syswrite(STDOUT, "$title: $error\\n");
  if ($result == 0 && ($number == 57 || $number == 58 || $number == 56)) { exit 0 }
}
`;

describeWith('bwrap', 'a system call that no program needs', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'minicase-test-'));
  let containment: Containment;
  beforeAll(async () => {
    chmodSync(folder, 0o755);
    containment = await probeContainment(folder);
    if (perl !== undefined) copyFileSync(perl, path.join(folder, 'perl'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.runIf(perl !== undefined && process.arch === 'x64').each(readdirSync(SCRIPTS))(
    'is refused: %s',
    async (script) => {
      writeFileSync(path.join(folder, script), PRELUDE + readFileSync(path.join(SCRIPTS, script), 'utf8'));
      const lines = (await runPerl(containment, folder, script)).trim().split('\n');
      expect(lines.length).toBeGreaterThanOrEqual(3);
      expect(lines.filter((line) => !/: refused \d+$/.test(line))).toEqual([]);
    },
  );
});

async function runPerl(containment: Containment, folder: string, script: string): Promise<string> {
  const command = containment.command({ app: folder, script, args: [], nodeFlags: [], core: undefined });
  // What comes last is Node and its script.
  const child = spawn(command.file, [...command.args.slice(0, -2), '/app/perl', `/app/${script}`], {
    env: {},
    stdio: ['ignore', 'pipe', 'pipe', 'ignore', 'ignore', ...command.descriptors],
  });
  command.started();
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  // Perl says there that the sandbox lacks its locale.
  child.stderr?.resume();
  await new Promise((resolve) => child.once('close', resolve));
  await command.cgroup?.remove();
  return output;
}

import { accessSync, constants, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'vitest';

/** Programs of the system that some tests need. */
export type Tool = 'redis-server' | 'bwrap' | 'postgres' | 'perl';

/** Where Debian keeps the servers of its Postgres versions, which it does not put on PATH. */
const DEBIAN_POSTGRES = '/usr/lib/postgresql';

function findTool(tool: Tool): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return [...folders, ...(tool === 'postgres' ? debianPostgresFolders() : [])]
    .map((folder) => path.join(folder, tool))
    .find(isExecutable);
}

/**
 * A `describe` for tests that need a tool. Without it they are skipped, with the reason in their title; with `CI=true`
 * they fail instead, since there nothing may go untested unnoticed.
 */
export function describeWith(tool: Tool, title: string, define: (toolPath: string) => void): void {
  const toolPath = findTool(tool);
  if (toolPath !== undefined) {
    describe(title, () => define(toolPath));
  } else if (process.env['CI'] === 'true') {
    test(`${title}: ${tool} is installed`, () => {
      throw new Error(`CI must test everything, and there is no ${tool}: install it.`);
    });
  } else {
    process.stdout.write(`skipped: ${title} (there is no ${tool} on this machine)\n`);
    describe.skip(`${title} (skipped: there is no ${tool} on this machine)`, () => define(''));
  }
}

function debianPostgresFolders(): string[] {
  try {
    return readdirSync(DEBIAN_POSTGRES)
      .sort((a, b) => Number(b) - Number(a))
      .map((version) => path.join(DEBIAN_POSTGRES, version, 'bin'));
  } catch {
    return [];
  }
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

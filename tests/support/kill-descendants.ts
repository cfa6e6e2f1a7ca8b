import { execFileSync } from 'node:child_process';

/** The processes that descend from another, by a part of their command line. */
export function findDescendants(root: number, commandPart: string): number[] {
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .map((row) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(row))
    .filter((match) => match !== null)
    .map(([, pid, parent, args]) => ({ pid: Number(pid), parent: Number(parent), args: args ?? '' }));
  const descendants = new Set([root]);
  for (let before = 0; before !== descendants.size; ) {
    before = descendants.size;
    for (const row of rows) if (descendants.has(row.parent)) descendants.add(row.pid);
  }
  descendants.delete(root);
  return rows.filter((row) => descendants.has(row.pid) && row.args.includes(commandPart)).map(({ pid }) => pid);
}

/** Signals the processes that descend from another, by a part of their command line. Gives back how many there were. */
export function killDescendants(root: number, commandPart: string, signal: NodeJS.Signals): number {
  const victims = findDescendants(root, commandPart);
  for (const pid of victims) {
    try {
      process.kill(pid, signal);
    } catch {
      // It died with its parent, killed just before.
    }
  }
  return victims.length;
}

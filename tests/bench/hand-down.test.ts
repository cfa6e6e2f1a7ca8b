import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { groupMadeForUs } from '../../worker/bench/containment/hand-down.ts';

const roots = ['/sys/fs/cgroup', '/sys/fs/cgroup/unified'].filter((folder) =>
  existsSync(path.join(folder, 'cgroup.subtree_control')),
);
const [root = ''] = roots;

function readControllers(file: string): string[] {
  return root === '' ? [] : readFileSync(path.join(root, file), 'utf8').trim().split(' ').filter(Boolean);
}

const enabled = readControllers('cgroup.subtree_control');
/** One that the root has and can hand down, whichever it is. */
const controller = process.getuid?.() === 0 ? [...enabled, ...readControllers('cgroup.controllers')][0] : undefined;
const module = new URL('../../worker/bench/containment/hand-down.ts', import.meta.url).href;

/** Runs a script in a group of its own, with another process beside it, and gives back what the group looks like then. */
async function runInGroup(beside: string): Promise<{ controllers: string; own: string }> {
  const group = path.join(root, `minicase-test-${process.pid}`);
  writeFileSync(path.join(root, 'cgroup.subtree_control'), `+${controller}`);
  mkdirSync(group);
  const script = `import { readFileSync } from 'node:fs';
    import { handDown } from '${module}';
    for (const times of [1, 2]) handDown('${group}', ['${controller}']);
    const own = readFileSync('/proc/self/cgroup', 'utf8').split('\\n').find((line) => line.startsWith('0::'));
    const controllers = readFileSync('${group}/cgroup.subtree_control', 'utf8').trim();
    console.log(JSON.stringify({ own: own.slice(3), controllers }));`;
  const enter = `${beside} echo $$ > ${group}/cgroup.procs; "$1" --input-type=module-typescript -e "$2"; true`;
  try {
    const child = spawn('sh', ['-c', enter, 'sh', process.execPath, script], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [output] = await Promise.all([text(child.stdout), once(child, 'close')]);
    return JSON.parse(output) as { controllers: string; own: string };
  } finally {
    for (const folder of execFileSync('find', [group, '-depth', '-type', 'd'], { encoding: 'utf8' })
      .trim()
      .split('\n')) {
      execFileSync('sh', ['-c', `while read pid; do kill -9 $pid 2>&-; done < ${folder}/cgroup.procs; sleep 0.1`]);
      rmdirSync(folder);
    }
    if (!enabled.includes(controller ?? '')) writeFileSync(path.join(root, 'cgroup.subtree_control'), `-${controller}`);
  }
}

describe.skipIf(controller === undefined)('a group that was made for us', () => {
  it('hands its controllers down once all that is ours has moved below', async () => {
    const { controllers, own } = await runInGroup('');
    expect(controllers).toBe(controller);
    expect(own).toMatch(/\/minicase-\d+-self$/);
    expect(groupMadeForUs(own)).toBe(path.dirname(own));
  });

  it("is left alone where it holds somebody else's process", async () => {
    const group = path.join(root, `minicase-test-${process.pid}`);
    // Nobody's child by the time it is looked at: its parent has ended.
    const stranger = `sh -c 'echo $$ > ${group}/cgroup.procs; sleep 60 >&- 2>&- & exit'; `;
    const { controllers, own } = await runInGroup(stranger);
    expect(controllers).toBe('');
    expect(own).toBe(`/${path.basename(group)}`);
  });
});

it('is our own where we have not moved', () => {
  expect(groupMadeForUs('/user.slice/run-1.scope')).toBe('/user.slice/run-1.scope');
});

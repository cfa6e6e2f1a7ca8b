import { existsSync, readFileSync } from 'node:fs';
import type { Containment, Finding } from '../../../worker/bench/containment/containment.ts';
import { findOnPath } from '../../../worker/bench/processes/find-on-path.ts';
import type { Check } from './check.ts';

type Mechanism = Finding['mechanism'];

/** In the order in which they matter. */
const GIVES: Readonly<Record<Mechanism, string>> = {
  bwrap: 'programs see no file, no network and no process of this machine',
  seccomp: 'the kernel refuses the system calls that an escaped program would want',
  cgroup: 'the kernel itself limits memory, and counts processor time to the nanosecond',
  'own-uid': 'each program is a user that nobody else is, with a bounded number of threads',
  'no-network': 'programs have no network, where bwrap cannot be had',
  pinning: 'a suite and its program share a processor: calls between them are five times as fast, times steadier',
};

/** What each mechanism gives here, and what mends those that do not work. */
export function checkContainment({ findings }: Containment): Check[] {
  const mechanisms = Object.keys(GIVES) as Mechanism[];
  return mechanisms.flatMap((mechanism) => {
    const finding = findings.find((each) => each.mechanism === mechanism);
    return finding === undefined ? [] : [checkOf(finding)];
  });
}

function checkOf({ mechanism, works, reason }: Finding): Check {
  const about = { name: mechanism, gives: GIVES[mechanism] };
  if (works) return { ...about, state: 'good', found: 'works' };
  const fix = fixOf(mechanism);
  const state = mechanism === 'bwrap' ? 'bad' : 'weak';
  return { ...about, state, found: reason ?? 'does not work', ...(fix !== undefined && { fix }) };
}

function fixOf(mechanism: Mechanism): string | undefined {
  if (process.platform !== 'linux') return undefined;
  switch (mechanism) {
    case 'bwrap':
      return findOnPath('bwrap') === undefined ? installCommand('bubblewrap') : allowNamespaces();
    case 'cgroup':
      return existsSync('/run/systemd/system')
        ? `systemd-run ${isRoot() ? '' : '--user '}--scope -p Delegate=yes npm start`
        : asRoot('npm start');
    case 'own-uid':
      return isRoot() ? undefined : asRoot('npm start');
    case 'pinning':
      return findOnPath('taskset') === undefined ? installCommand('util-linux') : undefined;
    case 'no-network':
      return findOnPath('unshare') === undefined ? installCommand('util-linux') : undefined;
    case 'seccomp':
      return undefined;
  }
}

/** Which setting of the kernel keeps ordinary users from making namespaces. */
function allowNamespaces(): string {
  const settings: readonly (readonly [file: string, refusing: string, command: string])[] = [
    ['user/max_user_namespaces', '0', 'user.max_user_namespaces=15000'],
    ['kernel/unprivileged_userns_clone', '0', 'kernel.unprivileged_userns_clone=1'],
    ['kernel/apparmor_restrict_unprivileged_userns', '1', 'kernel.apparmor_restrict_unprivileged_userns=0'],
  ];
  const refusing = settings.find(([file, value]) => readSetting(file) === value);
  if (refusing !== undefined) return asRoot(`sysctl -w ${refusing[2]}`);
  // No setting refuses: a container does, by a filter of its own.
  return 'docker run --security-opt seccomp=unconfined --security-opt apparmor=unconfined --security-opt systempaths=unconfined …';
}

function readSetting(file: string): string | undefined {
  try {
    return readFileSync(`/proc/sys/${file}`, 'utf8').trim();
  } catch {
    return undefined;
  }
}

function installCommand(name: string): string {
  const managers = [
    ['apt-get', 'apt-get install'],
    ['dnf', 'dnf install'],
    ['apk', 'apk add'],
    ['pacman', 'pacman -S'],
    ['zypper', 'zypper install'],
  ] as const;
  const found = managers.find(([manager]) => findOnPath(manager) !== undefined) ?? managers[0];
  return asRoot(`${found[1]} ${name}`);
}

function asRoot(command: string): string {
  return isRoot() ? command : `sudo ${command}`;
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

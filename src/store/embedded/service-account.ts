import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';

/** The user that the database server runs as where we are root, since Postgres refuses to be root. */
export type ServiceAccount = { readonly uid: number; readonly gid: number };

/** In order of preference; each is there on some systems. Postgres' initdb needs a name, not just a number. */
const ACCOUNT_NAMES = ['postgres', '_postgres', 'nobody'];

/** Another user to run the server as, or undefined where we are an ordinary user already. */
export async function findServiceAccount(): Promise<ServiceAccount | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  for (const name of ACCOUNT_NAMES) {
    const account = accounts.find((fields) => fields[0] === name);
    const uid = Number(account?.[2]);
    const gid = Number(account?.[3]);
    if (Number.isInteger(uid) && uid > 0 && Number.isInteger(gid)) return { uid, gid };
  }
  throw new Error(
    `Postgres does not run as root, and there is no user ${ACCOUNT_NAMES.join(' or ')} to run it as: ` +
      'start minicase as another user, or set DATABASE_URL.',
  );
}

/** Whether an account may enter a folder and every folder above it, as the permission bits say. */
export async function mayEnter(account: ServiceAccount, folder: string): Promise<boolean> {
  for (let current = path.resolve(folder); ; current = path.dirname(current)) {
    const { mode, uid, gid } = await stat(current);
    const bits = uid === account.uid ? mode >> 6 : gid === account.gid ? mode >> 3 : mode;
    if ((bits & 1) === 0) return false;
    if (current === path.dirname(current)) return true;
  }
}

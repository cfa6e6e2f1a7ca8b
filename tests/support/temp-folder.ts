import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

export type TempFolder = { readonly path: string; readonly remove: () => Promise<void> };

/** A folder that others may pass through, so that an embedded Postgres of another user finds its data in it. */
export async function makeTempFolder(): Promise<TempFolder> {
  const folder = await mkdtemp(path.join(tmpdir(), 'minicase-test-'));
  await chmod(folder, 0o711);
  return { path: folder, remove: async () => await rm(folder, { recursive: true, force: true }) };
}

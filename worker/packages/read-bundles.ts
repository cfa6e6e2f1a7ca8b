import type { PinnedPackage } from '../../src/domain/pinned-packages.ts';
import { ENGINE } from '../../src/protocol/engine.ts';
import { keepText } from '../cache/kept-file.ts';
import { bundlePackage, PackageBundle } from './bundle-package.ts';

/** Bundles of this process: a package is pinned to one version, so each is made once. */
const bundles = new Map<PinnedPackage, Promise<PackageBundle>>();

/** The bundles of packages and of what these need. */
export async function readBundles(names: readonly PinnedPackage[]): Promise<PackageBundle[]> {
  const found = new Map<PinnedPackage, PackageBundle>();
  let wanted: readonly PinnedPackage[] = names;
  while (wanted.length > 0) {
    const read = await Promise.all(wanted.map(readBundle));
    for (const bundle of read) found.set(bundle.name, bundle);
    wanted = [...new Set(read.flatMap(({ needs }) => needs))].filter((name) => !found.has(name));
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function readBundle(name: PinnedPackage): Promise<PackageBundle> {
  const known = bundles.get(name) ?? readKept(name);
  bundles.set(name, known);
  try {
    return await known;
  } catch (error) {
    bundles.delete(name);
    throw error;
  }
}

async function readKept(name: PinnedPackage): Promise<PackageBundle> {
  const kept = { name: `package-${name.replaceAll(/\W+/g, '-')}.json`, madeFrom: [ENGINE] };
  const text = await keepText(kept, async () => JSON.stringify(await bundlePackage(name)));
  return PackageBundle.parse(JSON.parse(text));
}

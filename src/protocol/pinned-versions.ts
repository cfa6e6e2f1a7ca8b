import { createRequire } from 'node:module';
import { z } from 'zod';

const Manifest = z.object({ dependencies: z.record(z.string(), z.string()) });
const { dependencies: pinned } = Manifest.parse(createRequire(import.meta.url)('../../package.json'));

/** Packages with the versions that are used here, as a `package.json` lists them. */
export function pinnedVersions(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.toSorted().flatMap((name) => (pinned[name] === undefined ? [] : [[name, pinned[name]]])),
  );
}

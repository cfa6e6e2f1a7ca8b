import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { JudgeError } from '../../src/domain/judge-error.ts';
import { isPinned, type PinnedPackage, refuseDependencies } from '../../src/domain/pinned-packages.ts';
import type { ProgramPackages } from '../../src/protocol/program-control.ts';
import { readBundles } from '../packages/read-bundles.ts';
import { takeSnapshot } from './take-snapshot.ts';

/** The packages that programs of a case begin with, by the dependencies that its manifest lists. */
export type PackageShelf = {
  /** @throws JudgeError `challenge-invalid` where a dependency is not pinned */
  readonly prepare: (dependencies: readonly string[]) => Promise<ProgramPackages>;
};

/** What the shelf's snapshots are made of besides packages, in the artefacts' folder. */
export type ProgramScripts = { readonly program: string; readonly warmUp: string; readonly snapshot: string };

/**
 * A shelf that fills as it is used: each set of dependencies has a snapshot of its own, taken when the first case asks
 * for it, with the program's script and the packages in it. Packages are evaluated there, and no program has to.
 */
export function createPackageShelf(folder: string, scripts: ProgramScripts): PackageShelf {
  const sets = new Map<string, Promise<ProgramPackages>>();

  async function prepareNew(names: readonly PinnedPackage[]): Promise<ProgramPackages> {
    if (names.length === 0) return { names, modules: [], snapshot: scripts.snapshot };
    const bundles = await readBundles(names);
    const evaluate = bundles.flatMap(({ atStart }) =>
      atStart.map((module) => `__host.evaluate(${JSON.stringify(module)});`),
    );
    const code = [...bundles.map((bundle) => bundle.code), evaluate.join('\n')];
    const set = createHash('sha256').update(names.join()).digest('hex').slice(0, 12);
    const files = await Promise.all(
      code.map(async (text, index) => {
        const file = `packages-${set}-${index}.js`;
        await writeFile(path.join(folder, file), text);
        return {
          file,
          frames: bundles[index] === undefined ? 'minicase:program' : `node_modules/${bundles[index].name}`,
        };
      }),
    );
    const snapshot = `packages-${set}.blob`;
    await takeSnapshot(folder, {
      name: snapshot,
      scripts: [{ file: scripts.program, frames: 'minicase:program' }, ...files],
      warmUp: scripts.warmUp,
    });
    const allowed: ReadonlySet<string> = new Set(names);
    return {
      names,
      modules: bundles.filter(({ name }) => allowed.has(name)).flatMap(({ modules }) => modules),
      snapshot,
    };
  }

  return {
    async prepare(dependencies) {
      const refusal = refuseDependencies(dependencies);
      if (refusal !== undefined) throw new JudgeError('challenge-invalid', refusal);
      const names = [...new Set(dependencies.filter(isPinned))].sort();
      const key = names.join();
      const known = sets.get(key) ?? prepareNew(names);
      sets.set(key, known);
      try {
        return await known;
      } catch (error) {
        sets.delete(key);
        throw error;
      }
    },
  };
}

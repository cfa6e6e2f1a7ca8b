import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { JudgeError } from '../../../src/domain/judge-error.ts';
import { isPinned, type PinnedPackage, refuseDependencies } from '../../../src/domain/pinned-packages.ts';
import type { ProgramPackages } from '../../../src/protocol/program-control.ts';
import type { PackageBundle } from '../../packages/bundle-package.ts';
import { readBundles } from '../../packages/read-bundles.ts';
import { takeSnapshot } from './take-snapshot.ts';

/** The packages that programs of a case begin with, by the dependencies that its manifest lists. */
export type PackageShelf = {
  /** @throws JudgeError `challenge-invalid` where a dependency is not pinned */
  readonly prepare: (dependencies: readonly string[]) => Promise<ProgramPackages>;
};

/** What the shelf's snapshots are made of besides packages, in the artefacts' folder. */
export type ProgramScripts = {
  readonly program: string;
  readonly platform: string;
  /** What warms up a snapshot: for every program, for those with the web platform, and for packages. */
  readonly warmUps: { readonly plain: string; readonly web: string; readonly packages: string };
  /** The snapshots of a program without packages. */
  readonly snapshots: ProgramPackages['snapshots'];
};

/**
 * A shelf that fills as it is used: each set of dependencies has a snapshot of its own, taken when the first case asks
 * for it, with the program's script and the packages in it. Packages are evaluated there, and no program has to.
 */
export function createPackageShelf(folder: string, scripts: ProgramScripts): PackageShelf {
  const sets = new Map<string, Promise<ProgramPackages>>();

  async function prepareNew(names: readonly PinnedPackage[]): Promise<ProgramPackages> {
    if (names.length === 0) return { names, modules: [], needWeb: false, snapshots: scripts.snapshots };
    const bundles = await readBundles(names);
    const set = createHash('sha256').update(names.join()).digest('hex').slice(0, 12);
    const write = async (name: string, code: string): Promise<string> => {
      const file = `packages-${set}-${name.replaceAll(/\W+/g, '-')}.js`;
      await writeFile(path.join(folder, file), code);
      return file;
    };
    const own = { frames: 'minicase:program' };
    const packages = [
      ...(await Promise.all(
        bundles.map(async ({ name, code }) => ({ file: await write(name, code), frames: `node_modules/${name}` })),
      )),
      { ...own, file: await write('evaluate', evaluating(bundles)) },
    ];
    const take = async (kind: 'plain' | 'web', ...files: readonly string[]): Promise<string> => {
      const name = `packages-${set}-${kind}.blob`;
      await takeSnapshot(folder, {
        name,
        scripts: [...files.map((file) => ({ ...own, file })), ...packages],
        warmUp: await write(`warm-up-${kind}`, await warmingUp(scripts.warmUps[kind], bundles)),
      });
      return name;
    };
    const web = take('web', scripts.program, scripts.platform);
    const needWeb = bundles.some((bundle) => bundle.needsWeb);
    const plain = needWeb ? web : take('plain', scripts.program);
    const allowed: ReadonlySet<string> = new Set(names);
    const modules = bundles.filter(({ name }) => allowed.has(name)).flatMap((bundle) => bundle.modules);
    return { names, modules, needWeb, snapshots: { plain: await plain, web: await web } };
  }

  async function warmingUp(warmUp: string, bundles: readonly PackageBundle[]): Promise<string> {
    const files = [warmUp, scripts.warmUps.packages];
    const shared = await Promise.all(files.map((file) => readFile(path.join(folder, file), 'utf8')));
    return [...shared, ...bundles.map(({ name }) => `__warmUps[${JSON.stringify(name)}]?.();`)].join('\n');
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

function evaluating(bundles: readonly PackageBundle[]): string {
  const modules = bundles.flatMap(({ atStart }) => atStart);
  return modules.map((module) => `__host.evaluate(${JSON.stringify(module)});`).join('\n');
}

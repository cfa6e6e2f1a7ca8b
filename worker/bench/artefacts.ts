import { chmod, copyFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BuildOptions, Plugin } from 'esbuild';
import { platformBundle } from '../platform/bundle.ts';
import { LOADED } from '../platform/names.ts';
import { bundleScript } from './bundle-script.ts';
import { createDatabaseArtefacts, type DatabaseArtefacts } from './database-artefacts.ts';
import { isAlive } from './is-alive.ts';
import { createPackageShelf, type PackageShelf } from './package-shelf.ts';
import { createPipeMaker, type PipeMaker } from './pipes.ts';
import { ADDON, SNAPSHOT_SCRIPT, takeSnapshot } from './take-snapshot.ts';

/** All that grader and program processes are started from, in one folder that any user may read. */
export type Artefacts = {
  readonly folder: string;
  readonly pipes: PipeMaker;
  readonly packages: PackageShelf;
  readonly database: DatabaseArtefacts;
  readonly close: () => Promise<void>;
};

/** Names in the artefacts' folder. */
export const ARTEFACT = {
  program: 'program.cjs',
  programSnapshot: 'program.blob',
  webProgramSnapshot: 'program-web.blob',
  platform: 'platform.js',
  grader: 'grader.cjs',
  graderSnapshot: 'grader.blob',
  worldSnapshot: 'grader-world.blob',
} as const;

const PROGRAM_SCRIPT = 'program.js';
const WARM_UP_SCRIPT = 'warm-up.js';
const WEB_WARM_UP_SCRIPT = 'web-warm-up.js';
const GRADER_WARM_UP_SCRIPT = 'grader-warm-up.js';
const WORLD_WARM_UP_SCRIPT = 'grader-world-warm-up.js';
const PACKAGE_WARM_UP_SCRIPT = 'package-warm-up.js';
const COMPILER = 'compiler.node';

const worker = fileURLToPath(new URL('..', import.meta.url));
const require = createRequire(import.meta.url);

/** Bundles what runs in the two processes and takes their isolates' snapshots, unless that was done before. */
export async function buildArtefacts(): Promise<Artefacts> {
  await removeAbandoned(os.tmpdir());
  const folder = await mkdtemp(path.join(os.tmpdir(), `minicase-${process.pid}-`));
  try {
    await fillFolder(folder);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
  return {
    folder,
    pipes: createPipeMaker(folder),
    packages: createPackageShelf(folder, {
      program: PROGRAM_SCRIPT,
      platform: ARTEFACT.platform,
      warmUps: { plain: WARM_UP_SCRIPT, web: WEB_WARM_UP_SCRIPT, packages: PACKAGE_WARM_UP_SCRIPT },
      snapshots: { plain: ARTEFACT.programSnapshot, web: ARTEFACT.webProgramSnapshot },
    }),
    database: createDatabaseArtefacts(folder),
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

async function fillFolder(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  const at = (name: string): string => path.join(folder, name);
  await Promise.all([
    copyFile(findAddon(), at(ADDON)),
    copyFile(findCompiler(), at(COMPILER)),
    bundleForNode('program/main.ts', at(ARTEFACT.program)),
    bundleForNode('grader/main.ts', at(ARTEFACT.grader)),
    bundleForNode('program/take-snapshot.ts', at(SNAPSHOT_SCRIPT)),
    bundleForIsolate('program/program.isolate.ts', at(PROGRAM_SCRIPT)),
    bundleForIsolate('program/warm-up.isolate.ts', at(WARM_UP_SCRIPT)),
    bundleForIsolate('program/web-warm-up.isolate.ts', at(WEB_WARM_UP_SCRIPT)),
    bundleForIsolate('platform/platform.isolate.ts', at(ARTEFACT.platform), platformBundle),
    bundleForIsolate('packages/warm-up.isolate.ts', at(PACKAGE_WARM_UP_SCRIPT)),
    // Equality of the test library looks for URLs in all that it compares.
    bundleForIsolate('grader/grader.isolate.ts', at('grader.js'), { define: { URL: `${LOADED}.URL` } }),
    bundleForIsolate('grader/grader-world.isolate.ts', at('grader-world.js')),
    bundleForIsolate('grader/warm-up/warm-up.isolate.ts', at(GRADER_WARM_UP_SCRIPT)),
    bundleForIsolate('grader/warm-up/world-warm-up.isolate.ts', at(WORLD_WARM_UP_SCRIPT)),
  ]);
  const grader = (name: string, warmUp: string, ...files: readonly string[]) =>
    takeSnapshot(folder, { name, scripts: files.map((file) => ({ file, frames: 'minicase:grader' })), warmUp });
  const program = (name: string, warmUp: string, ...web: readonly string[]) =>
    takeSnapshot(folder, {
      name,
      scripts: [PROGRAM_SCRIPT, ...web].map((file) => ({ file, frames: 'minicase:program' })),
      warmUp,
    });
  await Promise.all([
    program(ARTEFACT.programSnapshot, WARM_UP_SCRIPT),
    program(ARTEFACT.webProgramSnapshot, WEB_WARM_UP_SCRIPT, ARTEFACT.platform),
    grader(ARTEFACT.graderSnapshot, GRADER_WARM_UP_SCRIPT, 'grader.js'),
    grader(ARTEFACT.worldSnapshot, WORLD_WARM_UP_SCRIPT, 'grader-world.js', ARTEFACT.platform),
  ]);
}

/** Removes the folders of processes that were killed before they could. */
async function removeAbandoned(temporary: string): Promise<void> {
  for (const name of await readdir(temporary)) {
    const pid = /^minicase-(\d+)-\w{6}$/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) {
      await rm(path.join(temporary, name), { recursive: true, force: true }).catch(() => undefined);
    }
  }
}

async function bundleForNode(entry: string, outfile: string): Promise<void> {
  await bundleScript({
    entryPoints: [path.join(worker, entry)],
    outfile,
    platform: 'node',
    format: 'cjs',
    target: 'node26',
    minifySyntax: true,
    plugins: [nativeAddons],
  });
}

async function bundleForIsolate(entry: string, outfile: string, more: BuildOptions = {}): Promise<void> {
  await bundleScript({
    // Aliases are looked for from here, wherever the process was started.
    absWorkingDir: worker,
    entryPoints: [path.join(worker, entry)],
    outfile,
    platform: 'neutral',
    mainFields: ['module', 'main'],
    format: 'iife',
    target: 'esnext',
    minifySyntax: true,
    ...more,
    alias: { ...more.alias, '@vitest/utils/timers': path.join(worker, 'grader/library-timers.isolate.ts') },
  });
}

/** Native code is loaded from the folder itself: inside a sandbox there is nothing else. */
const nativeAddons: Plugin = {
  name: 'native-addons',
  setup({ onResolve, onLoad }) {
    const contents: Readonly<Record<string, string>> = {
      'isolated-vm': `module.exports = require('./${ADDON}').ivm;`,
      'oxc-transform': `module.exports = require('./${COMPILER}');`,
    };
    onResolve({ filter: /^(isolated-vm|oxc-transform)$/ }, ({ path: name }) => ({ path: name, namespace: 'addon' }));
    onResolve({ filter: /\.node$/ }, ({ path: name }) => ({ path: name, external: true }));
    onLoad({ filter: /.*/, namespace: 'addon' }, ({ path: name }) => ({ contents: contents[name] ?? '' }));
  },
};

function findAddon(): string {
  const folder = path.dirname(require.resolve('isolated-vm/package.json'));
  const nodeGypBuild = createRequire(path.join(folder, 'package.json'))('node-gyp-build') as {
    readonly resolve: (folder: string) => string;
  };
  return nodeGypBuild.resolve(folder);
}

/** The compiler's own file, which its package chooses by platform: the one that loading the package loads. */
function findCompiler(): string {
  require('oxc-transform');
  const { sharedObjects } = process.report.getReport() as { readonly sharedObjects?: readonly string[] };
  const found = sharedObjects?.find((file) => path.basename(file).startsWith('transform.') && file.endsWith('.node'));
  if (found === undefined) throw new Error('the compiler oxc-transform has no native code for this platform');
  return found;
}

import path from 'node:path';
import { build } from 'esbuild';
import { createTarGzip } from 'nanotar';
import { type Asset, makeAsset } from './asset.ts';

const ENTRY = path.join(import.meta.dirname, '../../cli/solve/main.ts');

let packed: Promise<Asset> | undefined;

/**
 * The candidates' command line as an npm package, which `npx` takes by its address: one file, without dependencies,
 * for Node 20 and newer. Packed once in the life of a process.
 */
export function commandLinePackage(): Promise<Asset> {
  packed ??= pack().catch((cause: unknown) => {
    packed = undefined;
    throw cause;
  });
  return packed;
}

async function pack(): Promise<Asset> {
  const { outputFiles } = await build({
    entryPoints: [ENTRY],
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    legalComments: 'none',
    // What is CommonJS in it asks for Node's own modules by `require`.
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    write: false,
  });
  const manifest = {
    name: 'minicase-cli',
    version: '0.1.0',
    description: 'Solve a mini case in your own editor.',
    type: 'module',
    bin: { 'minicase-cli': 'minicase-cli.js' },
    engines: { node: '>=20' },
  };
  const tar = await createTarGzip([
    { name: 'package/package.json', data: JSON.stringify(manifest, null, 2) },
    { name: 'package/minicase-cli.js', data: outputFiles[0]?.text ?? '', attrs: { mode: '755' } },
  ]);
  return makeAsset('minicase-cli.tgz', tar);
}

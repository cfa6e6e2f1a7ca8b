import path from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { ENGINE } from '../../src/protocol/engine.ts';
import { keepFile } from '../cache/kept-file.ts';

/** Bundles a script of our own. What it is made of is part of the engine, and so is how. */
export async function bundleScript(options: BuildOptions & { readonly outfile: string }): Promise<void> {
  const { outfile: file } = options;
  await keepFile({ file, name: path.basename(file), madeFrom: [ENGINE] }, () =>
    build({ ...options, bundle: true, logLevel: 'silent' }),
  );
}

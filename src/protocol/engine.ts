import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { z } from 'zod';
import { EngineVersion } from '../domain/ids.ts';

const PROJECT = path.join(import.meta.dirname, '..', '..');

/** What takes part in a verdict: the judge's own code, and what pins that which it and programs are made of. */
const SOURCES = ['worker/**/*.ts', 'src/domain/**/*.ts', 'src/protocol/**/*.ts', 'package.json', 'package-lock.json'];
/** What asks for judgings only. */
const BESIDE = ['worker/check/**'];

const NamedPackage = z.object({ version: z.string() });

/**
 * What this installation judges with. It changes with every file that could change a verdict: a cached verdict of
 * other code would be a wrong one, and the release's number alone does not tell them apart.
 */
export const ENGINE: EngineVersion = EngineVersion.parse(
  [
    `minicase ${versionOf('../../package.json')}+${digestSources()}`,
    `Node ${process.versions.node}`,
    `V8 ${process.versions.v8}`,
    `isolated-vm ${versionOf('isolated-vm/package.json')}`,
  ].join(', '),
);

function versionOf(manifest: string): string {
  return NamedPackage.parse(createRequire(import.meta.url)(manifest)).version;
}

function digestSources(): string {
  const hash = createHash('sha256');
  for (const file of globSync(SOURCES, { cwd: PROJECT, exclude: BESIDE }).toSorted()) {
    const content = readFileSync(path.join(PROJECT, file));
    hash.update(`${file}\0${content.byteLength}\0`).update(content);
  }
  return hash.digest('hex').slice(0, 12);
}

import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import ts from 'typescript-js';
import type { TypeFiles } from './package-types.ts';

const WORLD = path.join(import.meta.dirname, '../../../worker/world');
const PACKAGE = { name: 'minicase', type: 'module', exports: { './world': { types: './world/index.d.ts' } } };
const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ESNext,
  module: ts.ModuleKind.Preserve,
  declaration: true,
  stripInternal: true,
};

/** What suites import from `minicase/world`, as declarations: for authors who write suites in the browser. */
export async function readWorldTypes(): Promise<TypeFiles> {
  const names = (await readdir(WORLD, { recursive: true })).filter((name) => name.endsWith('.ts'));
  const files = names.map(async (name) => {
    const source = await readFile(path.join(WORLD, name), 'utf8');
    const { outputText } = ts.transpileDeclaration(source, { fileName: name, compilerOptions: OPTIONS });
    return [`minicase/world/${name.replace(/\.ts$/, '.d.ts')}`, outputText];
  });
  return { ...Object.fromEntries(await Promise.all(files)), 'minicase/package.json': JSON.stringify(PACKAGE) };
}

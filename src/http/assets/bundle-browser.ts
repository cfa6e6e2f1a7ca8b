import path from 'node:path';
import { build, type Metafile } from 'esbuild';
import { type Asset, makeAsset } from './asset.ts';

const BROWSER = path.join(import.meta.dirname, '../../browser');

/** What a page begins with; everything else is loaded by these when it is needed. */
export const BROWSER_ENTRIES = { solve: 'solve/main.tsx', staff: 'staff/main.tsx' } as const;
/** The type checker, which pages start as a worker. */
const TYPE_WORKER = 'typescript/worker.ts';

export type BrowserEntry = keyof typeof BROWSER_ENTRIES;

/** The addresses that a page needs. */
export type PageAssets = {
  readonly script: string;
  /** Chunks that the script imports at once: fetched beside it, not after it. */
  readonly imports: readonly string[];
  readonly styles: readonly string[];
};

export type BrowserBundle = {
  readonly assets: ReadonlyMap<string, Asset>;
  readonly pages: Readonly<Record<BrowserEntry, PageAssets>>;
  readonly typeWorker: string;
};

let bundled: Promise<BrowserBundle> | undefined;

/** Everything in `src/browser`, bundled once in the life of a process. */
export function browserBundle(): Promise<BrowserBundle> {
  bundled ??= bundleBrowser().catch((cause: unknown) => {
    bundled = undefined;
    throw cause;
  });
  return bundled;
}

async function bundleBrowser(): Promise<BrowserBundle> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: BROWSER,
    entryPoints: [
      ...Object.entries(BROWSER_ENTRIES).map(([out, file]) => ({ in: file, out })),
      { in: TYPE_WORKER, out: 'type-worker' },
    ],
    outdir: path.join(BROWSER, 'out'),
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    target: ['es2023', 'chrome120', 'firefox121', 'safari17.2'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    define: { 'process.env.NODE_ENV': '"production"' },
    minify: true,
    legalComments: 'none',
    metafile: true,
    write: false,
    logLevel: 'silent',
  });
  const assets = outputFiles.map(({ path: file, contents }): [string, Asset] => {
    const name = path.basename(file);
    return [name, makeAsset(name, contents, true)];
  });
  return {
    assets: new Map(assets),
    pages: findPages(metafile),
    typeWorker: addressOf(findOutput(metafile, TYPE_WORKER)[0]),
  };
}

function findPages(metafile: Metafile): Record<BrowserEntry, PageAssets> {
  const pages = Object.entries(BROWSER_ENTRIES).map(([entry, file]) => {
    const [script, { cssBundle }] = findOutput(metafile, file);
    const first = importsOf(metafile, script).map(addressOf);
    const styles = cssBundle === undefined ? [] : [addressOf(cssBundle)];
    return [entry, { script: addressOf(script), imports: first, styles }];
  });
  return Object.fromEntries(pages);
}

/** All that a script needs before it runs, through whatever chunks. */
function importsOf({ outputs }: Metafile, script: string): readonly string[] {
  const found = new Set<string>();
  const follow = (output: string): void => {
    for (const { path: imported, kind } of outputs[output]?.imports ?? []) {
      if (kind !== 'import-statement' || found.has(imported)) continue;
      found.add(imported);
      follow(imported);
    }
  };
  follow(script);
  return [...found];
}

function findOutput({ outputs }: Metafile, file: string) {
  const output = Object.entries(outputs).find(([, { entryPoint }]) => entryPoint === file);
  if (output === undefined) throw new Error(`there is no output of ${file}`);
  return output;
}

function addressOf(output: string): string {
  return `/assets/${path.basename(output)}`;
}

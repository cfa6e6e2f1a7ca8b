import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** The global under which a script leaves its `Report`, as JSON. */
export const REPORT = 'wptReport';
/** The global by which it reads the files of the web platform tests. */
export const READ = 'wptRead';
/** A copy of a part of the repository of the web platform tests. */
export const UPSTREAM = fileURLToPath(new URL('upstream/', import.meta.url));

export type Subtest = {
  readonly name: string;
  /** 0 is passed. */
  readonly status: number;
  readonly message: string | null;
};

export type Report = {
  /** 0 unless the harness itself found a fault. */
  readonly status: number;
  readonly message: string | null;
  readonly subtests: readonly Subtest[];
};

/** What browsers have and testharness.js or tests look for; files are fetched from the same folders as from WPT's server. */
const prelude = (folder: string): string => `
  globalThis.self = globalThis;
  globalThis.GLOBAL = { isWindow: () => false, isWorker: () => false, isShadowRealm: () => false };
  globalThis.location = { href: 'http://web-platform.test/', search: '', pathname: '/${folder}/', origin: 'http://web-platform.test' };
  globalThis.fetch = async (name) => {
    const address = new URL(name, 'http://web-platform.test/${folder}/');
    return new Response(globalThis.${READ}(decodeURIComponent(address.pathname.slice(1))));
  };
`;

const CLOSING = `
  add_completion_callback((tests, { status, message }) => {
    const subtests = tests.map(({ name, status, message }) => ({ name, status, message }));
    globalThis.${REPORT} = JSON.stringify({ status, message, subtests });
  });
`;

/**
 * The script of one test as WPT's server would put it together: the harness, what the file asks for by \`META: script\`,
 * and the file itself.
 *
 * @param name - below \`root\`, with slashes.
 */
export async function makeTestScript(root: string, name: string, upstream = UPSTREAM): Promise<string> {
  const source = readFileSync(path.join(root, name), 'utf8');
  const folder = path.posix.dirname(name);
  const included = [...source.matchAll(/^\/\/ META: script=(\S+)/gm)].map(([, script = '']) =>
    script.startsWith('/') ? script.slice(1) : path.posix.join(folder, script),
  );
  const read = (file: string): string => readFileSync(path.join(upstream, file), 'utf8');
  const own = name.endsWith('.ts') ? await bundle(path.join(root, name)) : source;
  return [prelude(folder), read('resources/testharness.js'), CLOSING, ...included.map(read), own].join('\n;\n');
}

async function bundle(file: string): Promise<string> {
  const { outputFiles } = await build({ entryPoints: [file], bundle: true, format: 'iife', write: false });
  return outputFiles[0]?.text ?? '';
}

import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BuildOptions, Plugin } from 'esbuild';

const at = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const NEEDS = JSON.stringify(at('undici-needs.isolate.ts'));

/** undici asks for Node's modules, of which it needs a handful of functions. */
const undiciNeeds: Plugin = {
  name: 'undici-needs',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:/ }, ({ path: name, importer }) =>
      /[\\/]undici[\\/]/.test(importer) ? { path: name, namespace: 'undici-needs' } : null,
    );
    onLoad({ filter: /.*/, namespace: 'undici-needs' }, ({ path: name }) => ({
      contents: `module.exports = require(${NEEDS})${name === 'node:assert' ? '.assert' : ''};`,
      resolveDir: path.dirname(at('bundle.ts')),
    }));
  },
};

/** Names of hosts that are plain ASCII, as nearly all are, need none of the tables of international ones. */
const IDNA = `
  const isPlain = (domain, options) => !options.checkHyphens && /^[\\x00-\\x7f]*$/.test(domain) && !/xn--/i.test(domain);
  exports.toASCII = (domain, options) =>
    isPlain(domain, options) ? domain.toLowerCase() : require('tr46').toASCII(domain, options);
  exports.toUnicode = (domain, options) => require('tr46').toUnicode(domain, options);
`;

const plainHosts: Plugin = {
  name: 'plain-hosts',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^tr46$/ }, ({ path: name, namespace }) =>
      namespace === 'plain-hosts' ? null : { path: name, namespace: 'plain-hosts' },
    );
    onLoad({ filter: /.*/, namespace: 'plain-hosts' }, () => ({
      contents: IDNA,
      resolveDir: path.dirname(at('bundle.ts')),
    }));
  },
};

/** How the script of the web platform is bundled, beyond how all scripts of isolates are. */
export const platformBundle: BuildOptions = {
  // Its text is read into each isolate.
  minify: true,
  legalComments: 'none',
  inject: [at('realm.isolate.ts')],
  plugins: [undiciNeeds, plainHosts],
  alias: { '@exodus/bytes/encoding.js': '@exodus/bytes/encoding-lite.js' },
};

import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BuildOptions, Plugin } from 'esbuild';

const require = createRequire(import.meta.url);
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

/** What is wrong with a URL is said in Node's words, and with its code. */
const urlErrors: Plugin = {
  name: 'url-errors',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]whatwg-url[\\/]lib[\\/]URL-impl\.js$/ }, ({ path: file }) => ({
      contents: readFileSync(file, 'utf8').replace(
        /throw new TypeError\(`Invalid URL: \$\{(\w+)\}`\)/,
        (_, input: string) =>
          `throw Object.assign(new TypeError('Invalid URL'), { code: 'ERR_INVALID_URL', input: ${input} })`,
      ),
    }));
  },
};

const PLAIN_URL = JSON.stringify(at('plain-url.ts'));

/** Most URLs are taken apart in one go. Base and encoding make no difference to them. */
const plainUrls: Plugin = {
  name: 'plain-urls',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]whatwg-url[\\/]lib[\\/]url-state-machine\.js$/ }, ({ path: file }) => {
      const contents = readFileSync(file, 'utf8');
      const parse = /(module\.exports\.basicURLParse = function \(input, options = \{\}\) \{\s+)return /;
      if (!parse.test(contents)) throw new Error('whatwg-url parses URLs in another way than it did');
      const isWhole = 'options.url === undefined && options.stateOverride === undefined';
      return {
        contents: `const { parsePlainUrl } = require(${PLAIN_URL});\n${contents.replace(parse, `$1return (${isWhole} ? parsePlainUrl(input) : undefined) ?? `)}`,
      };
    });
  },
};

/** All functions that the compiler may call in code that it writes for an older engine; each loads when it is used. */
const compilerHelpers: Plugin = {
  name: 'compiler-helpers',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^oxc-helpers$/ }, ({ path: name }) => ({ path: name, namespace: 'compiler-helpers' }));
    onLoad({ filter: /.*/, namespace: 'compiler-helpers' }, () => {
      const folder = path.join(path.dirname(require.resolve('@oxc-project/runtime/package.json')), 'src/helpers');
      const names = readdirSync(folder).flatMap((file) => (file.endsWith('.js') ? [file.slice(0, -3)] : []));
      const getters = names.map((name) => `get ${name}() { return require('./${name}.js').default; }`);
      return { contents: `module.exports = { ${getters.join(', ')} };`, resolveDir: folder };
    });
  },
};

const AS_IN_NODE: Readonly<Record<string, string>> = {
  'abort-controller': 'abort.isolate.ts',
  'process/': 'stand-ins.isolate.ts',
  'util/': 'node/assert-needs.isolate.ts',
};

/** What libraries made for browsers bring along, and is here already. */
const ownModules: Plugin = {
  name: 'own-modules',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(?:abort-controller|process\/|util\/)$/ }, ({ path: name }) => ({
      path: at(AS_IN_NODE[name] ?? name),
    }));
    onResolve({ filter: /^(?:object-is|is-nan|object\.assign|call-bind)(?:$|\/)/ }, ({ path: name }) => ({
      path: name,
      namespace: 'own-modules',
    }));
    onLoad({ filter: /.*/, namespace: 'own-modules' }, ({ path: name }) => ({ contents: NATIVE[name] ?? '' }));
  },
};

/** What every engine has by now. */
const NATIVE: Readonly<Record<string, string>> = {
  'object-is': 'module.exports = Object.is;',
  'object-is/polyfill': 'module.exports = () => Object.is;',
  'is-nan': 'module.exports = Number.isNaN;',
  'object.assign/polyfill': 'module.exports = () => Object.assign;',
  'call-bind/callBound': `const { call } = Function.prototype;
    module.exports = (path) => call.bind(path.split('.').reduce((object, key) => object[key], globalThis));`,
};

/** How the script of the web platform is bundled, beyond how all scripts of isolates are. */
export const platformBundle: BuildOptions = {
  // Its text is read into each isolate.
  minify: true,
  legalComments: 'none',
  inject: [at('realm.isolate.ts')],
  plugins: [undiciNeeds, plainHosts, urlErrors, plainUrls, compilerHelpers, ownModules],
  alias: { '@exodus/bytes/encoding.js': '@exodus/bytes/encoding-lite.js' },
};

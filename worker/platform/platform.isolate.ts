import { adopt } from './given.isolate.ts';
import { nodeModule } from './node-modules.isolate.ts';
import { createWebPlatform } from './web.isolate.ts';
import { putTogether, takeApart } from './web-values.isolate.ts';

/** The script of the web platform: loaded into a realm's snapshot, or into the realm when it first needs it. */
adopt({
  globals: createWebPlatform(),
  // `require` is the bundler's, and runs a file no sooner than it is called.
  lateGlobals: {
    CryptoKey: () => require('./subtle.isolate.ts').CryptoKey,
    SubtleCrypto: () => require('./subtle.isolate.ts').SubtleCrypto,
    URLPattern: () => require('./url-pattern.isolate.ts').URLPattern,
    /** What compiled code calls. */
    babelHelpers: () => require('./async-context.isolate.ts').compiledHelpers(),
    process: () => require('./node/process.isolate.ts').process,
  },
  subtle: () => require('./subtle.isolate.ts').subtle,
  webValues: { takeApart, putTogether },
  nodeModule,
});

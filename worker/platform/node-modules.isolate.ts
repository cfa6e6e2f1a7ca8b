/**
 * Node's modules, each made when it is first asked for: `require` here is the bundler's, and runs a file no sooner than
 * it is called.
 */

type Module = Readonly<Record<string, unknown>>;

const makers: Readonly<Record<string, () => object>> = {
  assert: () => require('./node/assert.isolate.ts').assert,
  'assert/strict': () => require('./node/assert.isolate.ts').assert.strict,
  async_hooks: () => require('./node/async-hooks.isolate.ts').asyncHooks,
  buffer: () => require('./node/buffer.isolate.ts').buffer,
  console: () => globalThis.console,
  crypto: () => require('./node/crypto.isolate.ts').crypto,
  diagnostics_channel: () => require('./node/diagnostics-channel.isolate.ts').diagnosticsChannel,
  events: () => require('./node/events.isolate.ts').events,
  os: () => require('./node/os.isolate.ts').os,
  path: () => require('./node/path.isolate.ts').posix,
  'path/posix': () => require('./node/path.isolate.ts').posix,
  perf_hooks: () => ({ performance: globalThis.performance }),
  process: () => require('./node/process.isolate.ts').process,
  querystring: () => require('./node/querystring.isolate.ts').querystring,
  stream: () => require('./node/stream.isolate.ts').stream,
  'stream/consumers': () => require('./node/stream-consumers.isolate.ts').consumers,
  'stream/promises': () => require('./node/stream.isolate.ts').stream.promises,
  'stream/web': () => require('./node/stream-web.isolate.ts').web,
  string_decoder: () => require('./node/string-decoder.isolate.ts').stringDecoder,
  timers: () => require('./node/timers.isolate.ts').timers,
  'timers/promises': () => require('./node/timers.isolate.ts').timersPromises,
  url: () => require('./node/url.isolate.ts').url,
  util: () => require('./node/util.isolate.ts').util,
  'util/types': () => require('./node/util.isolate.ts').util.types,
};

const made = new Map<string, Module>();

/** What a module exports by name, with the module itself as its default; undefined where there is no such module. */
export function nodeModule(name: string): Module | undefined {
  const known = made.get(name);
  if (known !== undefined || !Object.hasOwn(makers, name)) return known;
  const main = makers[name]?.() as Record<string, unknown>;
  const exports: Record<string, unknown> = Object.create(null);
  for (const key of Object.keys(main)) exports[key] = main[key];
  exports['default'] = main;
  made.set(name, exports);
  return exports;
}

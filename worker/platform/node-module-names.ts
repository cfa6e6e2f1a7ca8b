/** The modules of Node's that a program may import, by their names without `node:`. */
export const NODE_MODULE_NAMES: readonly string[] = [
  ...['assert', 'assert/strict', 'async_hooks', 'buffer', 'console', 'crypto', 'diagnostics_channel'],
  ...['events', 'os', 'path', 'path/posix', 'perf_hooks', 'process', 'querystring', 'stream'],
  ...['stream/consumers', 'stream/promises', 'stream/web', 'string_decoder', 'timers', 'timers/promises', 'url'],
  ...['util', 'util/types'],
];

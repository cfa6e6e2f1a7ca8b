import path from 'path-browserify';

/** `node:path` of a machine that is never Windows. */
export const posix = Object.assign(path, { posix: path, toNamespacedPath: (name: string) => name });

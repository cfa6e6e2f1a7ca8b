import { useWebValues, type WebValues } from '../../wire/web-values.isolate.ts';
import { CORE, WEB_NAMES } from '../names.ts';
import { core } from './core.isolate.ts';
import { makeCrypto } from './crypto.isolate.ts';
import { type PlatformPorts, usePorts } from './ports.isolate.ts';

/** What the script of the web platform brings. */
export type Platform = {
  readonly globals: Readonly<Record<string, unknown>>;
  /** Globals that are made when they are first asked for. */
  readonly lateGlobals: Readonly<Record<string, () => unknown>>;
  /** `crypto.subtle`, likewise. */
  readonly subtle: () => unknown;
  readonly webValues: WebValues;
  /** A module of Node's by its name without `node:`; undefined where there is none. */
  readonly nodeModule: (name: string) => object | undefined;
};

const { defineProperty, entries } = Object;
const { eval: evaluate } = globalThis;
let platform: Platform | undefined;
let readScript: (() => string) | undefined;
let isLoading = true;

/**
 * Gives a realm the small part of the web platform, and what loads the rest: the next script of its snapshot, or the
 * first use of a name that only the rest has.
 */
export function preparePlatform(ports: PlatformPorts): void {
  usePorts(ports);
  for (const [name, value] of entries(core.globals)) define(name, value);
  for (const name of WEB_NAMES) {
    if (name in globalThis) continue;
    defineProperty(globalThis, name, {
      configurable: true,
      enumerable: false,
      // Libraries look for what they could use while they load.
      get: () => (isLoading ? undefined : readGlobal(name)),
      set: (value: unknown) => void defineProperty(globalThis, name, { value, writable: true, configurable: true }),
    });
  }
  useWebValues({
    takeApart: () => undefined,
    putTogether: (name, parts) => requirePlatform().webValues.putTogether(name, parts),
  });
  defineProperty(globalThis, CORE, { value: { ...core, adopt }, configurable: true });
}

/** @param source - what of it is chance */
export function createWebCrypto(source: object): object {
  return makeCrypto(source, () => requirePlatform().subtle());
}

function readGlobal(name: string): unknown {
  const { globals, lateGlobals } = requirePlatform();
  const make = lateGlobals[name];
  if (make === undefined) return globals[name];
  const value = make();
  define(name, value);
  return value;
}

/** To be called in each isolate before any code runs there that is not ours. */
export function closePlatform(read: () => string): void {
  readScript = read;
  isLoading = false;
  Reflect.deleteProperty(globalThis, CORE);
}

/** A global of the web platform where that has been loaded; asking for it loads nothing. */
export function findLoaded(name: string): unknown {
  return platform?.globals[name];
}

export function requirePlatform(): Platform {
  if (platform === undefined && readScript !== undefined) {
    isLoading = true;
    defineProperty(globalThis, CORE, { value: { ...core, adopt }, configurable: true });
    evaluate(readScript());
    isLoading = false;
    Reflect.deleteProperty(globalThis, CORE);
  }
  if (platform === undefined) throw new Error('the web platform cannot be loaded here');
  return platform;
}

/** Names that have been given another value stay as they are. */
function adopt(loaded: Platform): void {
  platform = loaded;
  useWebValues(loaded.webValues);
  for (const [name, value] of entries(loaded.globals)) {
    const descriptor = Object.getOwnPropertyDescriptor(globalThis, name);
    if (descriptor === undefined || descriptor.get !== undefined || !WEB_NAMES.includes(name)) define(name, value);
  }
}

function define(name: string, value: unknown): void {
  // The bundler may have given a class another name.
  if (typeof value === 'function' && value.name !== name) defineProperty(value, 'name', { value: name });
  defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false });
}

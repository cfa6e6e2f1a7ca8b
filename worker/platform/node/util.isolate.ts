import { format, formatWithOptions, inspect, stripVTControlCharacters } from 'node-inspect-extracted';
import { TextDecoder, TextEncoder } from '../encoding.isolate.ts';
import { types } from '../value-types.isolate.ts';
import { isDeepStrictEqual } from './comparisons.isolate.ts';

/** `node:util`. */

type Callable = (this: unknown, ...args: unknown[]) => unknown;
type Callback = (error: unknown, ...values: unknown[]) => void;

const custom = Symbol.for('nodejs.util.promisify.custom');

function requireFunction(value: unknown): asserts value is Callable {
  if (typeof value === 'function') return;
  throw Object.assign(new TypeError('The "original" argument must be of type function'), {
    code: 'ERR_INVALID_ARG_TYPE',
  });
}

function promisify(original: Callable & { readonly [custom]?: Callable }): Callable {
  requireFunction(original);
  const own = original[custom];
  if (own !== undefined) return Object.defineProperty(own, custom, { value: own, configurable: true });
  function promised(this: unknown, ...args: unknown[]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      original.call(this, ...args, (error: unknown, value: unknown) => {
        if (error) reject(error);
        else resolve(value);
      });
    });
  }
  Object.setPrototypeOf(promised, Object.getPrototypeOf(original));
  Object.defineProperty(promised, custom, { value: promised, configurable: true });
  return Object.defineProperties(promised, Object.getOwnPropertyDescriptors(original));
}

function callbackify(original: Callable): Callable {
  requireFunction(original);
  return function (this: unknown, ...args: unknown[]): void {
    const callback = args.pop() as Callback;
    if (typeof callback !== 'function') throw new TypeError('The last argument must be of type function');
    (original.apply(this, args) as Promise<unknown>).then(
      (value) => void Promise.resolve().then(() => callback(null, value)),
      (error: unknown) => void Promise.resolve().then(() => callback(error ?? new Error('rejected with nothing'))),
    );
  };
}

function inherits(derived: Callable, base: Callable): void {
  Object.defineProperty(derived, 'super_', { value: base, writable: true, configurable: true });
  Object.setPrototypeOf(derived.prototype, base.prototype);
}

function deprecate(deprecated: Callable): Callable {
  return deprecated;
}

function debuglog(): Callable {
  return Object.assign(() => undefined, { enabled: false });
}

const COLOURS: Readonly<Record<string, readonly number[]>> = inspect.colors as never;

function styleText(style: string | readonly string[], text: string): string {
  return [style].flat().reduceRight((styled, name) => {
    const [open, close] = COLOURS[name] ?? [];
    if (open === undefined)
      throw new TypeError(`The argument 'format' must be one of the known styles. Received '${name}'`);
    return `\u001b[${open}m${styled}\u001b[${close}m`;
  }, text);
}

export const util = {
  TextDecoder,
  TextEncoder,
  callbackify,
  debug: debuglog,
  debuglog,
  deprecate,
  format,
  formatWithOptions,
  inherits,
  inspect,
  isArray: Array.isArray,
  isDeepStrictEqual,
  promisify: Object.assign(promisify, { custom }),
  stripVTControlCharacters,
  styleText,
  toUSVString: (text: unknown) => String(text).toWellFormed(),
  types,
};

import { apply, construct, create, defineProperty } from '../intrinsics.isolate.ts';
import { redefine } from './redefine.isolate.ts';

const RealFormat = Intl.DateTimeFormat;

type Formatting = (this: unknown, ...args: unknown[]) => unknown;

/** Has what formats dates go by a zone where nobody says by which. */
export function installLocalFormats(localZone: () => string): void {
  function inZone(options: unknown): unknown {
    if (options === undefined) return { timeZone: localZone() };
    if (options === null || (options as Intl.DateTimeFormatOptions).timeZone !== undefined) return options;
    return create(Object(options), { timeZone: { value: localZone(), enumerable: true } });
  }

  function replace(owner: object, name: string): void {
    const native = (owner as Record<string, Formatting>)[name] as Formatting;
    redefine(owner, name, native, {
      method(this: unknown, locales?: unknown, options?: unknown): unknown {
        return apply(native, this, [locales, inZone(options)]);
      },
    });
  }

  function DateTimeFormat(locales?: unknown, options?: unknown): unknown {
    const target = new.target === undefined || new.target === (DateTimeFormat as unknown) ? RealFormat : new.target;
    return construct(RealFormat, [locales, inZone(options)], target);
  }

  for (const name of ['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString']) replace(Date.prototype, name);
  if (typeof Temporal !== 'undefined') replace(Temporal.Instant.prototype, 'toLocaleString');
  redefine(Intl, 'DateTimeFormat', RealFormat, { method: DateTimeFormat });
  const { supportedLocalesOf, prototype } = RealFormat;
  defineProperty(DateTimeFormat, 'supportedLocalesOf', {
    value: supportedLocalesOf,
    writable: true,
    configurable: true,
  });
  defineProperty(DateTimeFormat, 'prototype', { value: prototype, writable: false });
  defineProperty(prototype, 'constructor', { value: DateTimeFormat, writable: true, configurable: true });
}

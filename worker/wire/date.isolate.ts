import { construct, registerIntrinsic } from './intrinsics.isolate.ts';
import { argumentsOfDate, parseDate } from './time/local-time.isolate.ts';
import { installPresentFormat } from './time/present.isolate.ts';
import { redefine } from './time/redefine.isolate.ts';

/** A `Date` whose present is the virtual clock's; so is that of `Intl` from here on. */
export function createDate(wallMs: () => number): DateConstructor {
  const RealDate = Date;
  function VirtualDate(this: unknown, ...args: unknown[]): unknown {
    if (new.target === undefined) return new RealDate(wallMs()).toString();
    const target = new.target === (VirtualDate as unknown) ? RealDate : new.target;
    return construct(RealDate, args.length === 0 ? [wallMs()] : argumentsOfDate(args), target);
  }
  const statics = { now: () => wallMs(), UTC: RealDate.UTC };
  for (const [name, value] of Object.entries(statics)) {
    Object.defineProperty(VirtualDate, name, { value, writable: true, configurable: true });
  }
  redefine(VirtualDate, 'parse', RealDate.parse, { method: (text: unknown) => parseDate(RealDate.parse, text) });
  Object.defineProperty(VirtualDate, 'name', { value: 'Date', configurable: true });
  Object.defineProperty(VirtualDate, 'length', { value: 7, configurable: true });
  Object.defineProperty(VirtualDate, 'prototype', { value: RealDate.prototype, writable: false });
  Object.defineProperty(RealDate.prototype, 'constructor', { value: VirtualDate, writable: true, configurable: true });
  registerIntrinsic('Date', VirtualDate);
  installPresentFormat(wallMs);
  return VirtualDate as unknown as DateConstructor;
}

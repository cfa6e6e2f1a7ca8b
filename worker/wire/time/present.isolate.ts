import {
  apply,
  defineProperty,
  getOwnPropertyDescriptor,
  namesOfIntrinsics,
  registerIntrinsic,
} from '../intrinsics.isolate.ts';
import { redefine } from './redefine.isolate.ts';

const { prototype } = Intl.DateTimeFormat;

type Format = (date?: unknown) => string;

/** Formatting no date means the present: the virtual clock's. */
export function installPresentFormat(wallMs: () => number): void {
  const getter = getOwnPropertyDescriptor(prototype, 'format')?.get as (this: Intl.DateTimeFormat) => Format;
  const formats = new WeakMap<Format, Format>();
  const accessor = {
    get format(): Format {
      const native = apply(getter, this, []) as Format;
      let format = formats.get(native);
      if (format === undefined) {
        format = (date) => native(date === undefined ? wallMs() : date);
        defineProperty(format, 'name', { value: '', configurable: true });
        formats.set(native, format);
      }
      return format;
    },
  };
  const { get } = getOwnPropertyDescriptor(accessor, 'format') as { get: () => Format };
  defineProperty(prototype, 'format', { get, configurable: true, enumerable: false });
  registerIntrinsic(namesOfIntrinsics.get(getter) as string, get);
  const { formatToParts } = prototype;
  redefine(prototype, 'formatToParts', formatToParts, {
    method(this: Intl.DateTimeFormat, date?: unknown): unknown {
      return apply(formatToParts, this, [date === undefined ? wallMs() : date]);
    },
  });
}

/** `Temporal.Now` by the virtual clock. A startup snapshot has no `Temporal` yet: to be called in each isolate. */
export function installPresentTemporal(wallMs: () => number, localZone: () => string): void {
  if (typeof Temporal === 'undefined') return;
  const { Now, Instant } = Temporal;
  const instant = (): Temporal.Instant => Instant.fromEpochMilliseconds(wallMs());
  const zoned = (zone: Temporal.TimeZoneLike = localZone()) => instant().toZonedDateTimeISO(zone);
  const methods = {
    timeZoneId: () => localZone(),
    instant,
    zonedDateTimeISO: (zone?: Temporal.TimeZoneLike) => zoned(zone),
    plainDateTimeISO: (zone?: Temporal.TimeZoneLike) => zoned(zone).toPlainDateTime(),
    plainDateISO: (zone?: Temporal.TimeZoneLike) => zoned(zone).toPlainDate(),
    plainTimeISO: (zone?: Temporal.TimeZoneLike) => zoned(zone).toPlainTime(),
  };
  for (const [name, method] of Object.entries(methods)) {
    redefine(Now, name, Now[name as keyof typeof methods], { method });
  }
}

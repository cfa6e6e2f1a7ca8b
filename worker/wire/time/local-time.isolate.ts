import { installLocalDate, parseLocal, readArguments } from './local-date.isolate.ts';
import { installLocalFormats } from './local-formats.isolate.ts';
import { createZone, type Zone } from './zone.isolate.ts';

/** What processes run in, and what V8's own functions go by. */
const PROCESS_ZONE = 'UTC';

const zones = new Map<string, Zone>();
let zone: Zone | undefined;
const currentZone = (): Zone | undefined => zone;

/** The zone that is local here. */
export const localZone = (): string => zone?.name ?? PROCESS_ZONE;

/**
 * From here on local times are a zone's. Until this is first called with another than UTC all that has to do with
 * dates is V8's own.
 *
 * @param name - as `findTimeZone` gives it
 */
export function setLocalZone(name: string): void {
  zone = name === PROCESS_ZONE ? undefined : (zones.get(name) ?? createZone(name));
  if (zone === undefined) return;
  if (zones.size === 0) {
    installLocalDate(currentZone);
    installLocalFormats(localZone);
  }
  zones.set(name, zone);
}

/** What `Date` is to be constructed of instead. */
export function argumentsOfDate(args: readonly unknown[]): readonly unknown[] {
  return zone === undefined ? args : readArguments(zone, args);
}

/** `Date.parse`, given V8's own. */
export function parseDate(parse: (text: string) => number, text: unknown): number {
  return zone === undefined ? parse(text as string) : parseLocal(zone, `${text as string}`);
}

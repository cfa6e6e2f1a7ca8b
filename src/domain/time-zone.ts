const RealFormat = Intl.DateTimeFormat;

/** The time zone of a name, as `Intl` calls it; undefined where there is none. */
export function findTimeZone(name: string): string | undefined {
  // `Intl` takes bare offsets, too: they are no zones.
  if (!/^[a-z]/i.test(name)) return undefined;
  try {
    return new RealFormat('en-US', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

/** What to tell who asks for a time zone that there is not. */
export function refuseTimeZone(name: string): string {
  const place = name.trim().split('/').at(-1)?.replaceAll(' ', '_').toLowerCase() ?? '';
  const meant = place === '' ? undefined : Intl.supportedValuesOf('timeZone').find((zone) => placeOf(zone) === place);
  const advice = meant === undefined ? "write it as 'Europe/Amsterdam' or 'UTC'" : `did you mean '${meant}'?`;
  return `'${name.slice(0, 100)}' is no time zone: ${advice}`;
}

function placeOf(zone: string): string | undefined {
  return zone.split('/').at(-1)?.toLowerCase();
}

const TIME = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const DAY_AND_TIME = new Intl.DateTimeFormat(undefined, { dateStyle: 'long', timeStyle: 'short' });
const EXACT = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'long' });

/** `10:41` */
export function timeOfDay(at: string): string {
  return TIME.format(new Date(at));
}

/** With the day, as people write it where they are. */
export function dayAndTime(at: string): string {
  return DAY_AND_TIME.format(new Date(at));
}

/** With seconds and the time zone. */
export function exactTime(at: string): string {
  return EXACT.format(new Date(at));
}

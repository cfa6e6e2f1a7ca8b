import type { ReorderQuery, ReportQuery } from './types.ts';

/** @throws RangeError */
export function requireReportQuery(query: ReportQuery): ReportQuery {
  requireWhole('place', query.place, 0);
  requireDay('from', query.from);
  requireDay('to', query.to);
  if (query.from > query.to) throw new RangeError(`from, ${query.from}, is after to, ${query.to}`);
  return query;
}

/** @throws RangeError */
export function requireReorderQuery(query: ReorderQuery): ReorderQuery {
  requireDay('day', query.day);
  requireWhole('top', query.top, 1);
  return query;
}

function requireWhole(name: string, value: number, least: number): void {
  if (!Number.isInteger(value) || value < least) throw new RangeError(`${name} is no whole number from ${least} on`);
}

/** Date gives back only what is a day and written as one. It knows years of six digits, too, with a sign before them. */
function requireDay(name: string, day: string): void {
  const isDay = /^\d/.test(day) && new Date(`${day}T00:00Z`).toJSON() === `${day}T00:00:00.000Z`;
  if (!isDay) throw new RangeError(`${name} is not in the calendar, or not written like 2026-03-01`);
}

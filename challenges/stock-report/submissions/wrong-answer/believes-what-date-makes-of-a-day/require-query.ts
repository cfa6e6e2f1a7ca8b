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

function requireDay(name: string, day: string): void {
  if (Number.isNaN(new Date(day).getTime())) throw new RangeError(`${name} is not in the calendar, or not written like 2026-03-01`);
}

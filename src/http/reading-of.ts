import type { Context } from 'hono';
import type { Reading } from '../service/note-reading.ts';
import { nameOf, staffOf } from './caller-of.ts';

/** Who reads, on routes that are for staff alone. */
export function readingOf(context: Context): Reading {
  return { via: staffOf(context).via, by: nameOf(context) };
}

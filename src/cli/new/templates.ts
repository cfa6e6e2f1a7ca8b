import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

const TEMPLATES_FOLDER = path.join(import.meta.dirname, '../../../challenges/.templates');

const Template = z.strictObject({
  name: z.string(),
  /** What kind of case it is, for one line of a list. */
  about: z.string(),
  /** A summary that fits its story. */
  summary: z.string(),
});
export type Template = z.infer<typeof Template>;

/** What a new case can be made of, in the order in which it is offered. */
export async function listTemplates(): Promise<readonly Template[]> {
  return z.array(Template).parse(JSON.parse(await readFile(path.join(TEMPLATES_FOLDER, 'templates.json'), 'utf8')));
}

export function templateFolder({ name }: Template): string {
  return path.join(TEMPLATES_FOLDER, name);
}

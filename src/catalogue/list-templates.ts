import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { CaseTemplate } from '../protocol/challenge-folder-view.ts';

const TEMPLATES_FOLDER = path.join(import.meta.dirname, '../../challenges/.templates');

/** What a new case can be made of, in the order in which it is offered. */
export async function listTemplates(): Promise<readonly CaseTemplate[]> {
  return z.array(CaseTemplate).parse(JSON.parse(await readFile(path.join(TEMPLATES_FOLDER, 'templates.json'), 'utf8')));
}

export function templateFolder({ name }: CaseTemplate): string {
  return path.join(TEMPLATES_FOLDER, name);
}

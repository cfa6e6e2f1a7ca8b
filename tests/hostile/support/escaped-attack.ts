import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { SourceFile } from '../../../src/domain/source-file.ts';
import { type Header, parseHeader } from './attack.ts';
import type { Stand } from './stand.ts';

const ESCAPED = path.join(import.meta.dirname, '..', 'escaped');
const HOLE = path.join(import.meta.dirname, 'hole.cjs');
const PROGRAM = 'program.cjs';
/** Where the program has its order: the hole is put around it. */
const ORDER = 'JSON.parse(worker.read())';

/** Plain Node code that takes the place of a program whose isolate was escaped. */
export type EscapedAttack = Header & {
  readonly name: string;
  /** The model solution, with the code beside it that the hole runs. */
  readonly files: readonly SourceFile[];
  /** Whether all that it tried, as it says in its output, must have been refused. */
  readonly getsNothing: boolean;
};

/** One file each, in `escaped/`; headers are those of the other attacks, with `@gets nothing` for those that look around. */
export async function readEscapedAttacks(model: readonly SourceFile[]): Promise<EscapedAttack[]> {
  const names = (await readdir(ESCAPED)).filter((name) => name.endsWith('.cjs')).sort();
  return await Promise.all(
    names.map(async (name) => {
      const content = await readFile(path.join(ESCAPED, name), 'utf8');
      return {
        name: name.replace('.cjs', '').replaceAll('-', ' '),
        ...parseHeader(name, content),
        files: [...model, { path: 'escaped.cjs', content }],
        getsNothing: /^ \* @gets nothing$/m.test(content),
      };
    }),
  );
}

/** What an attack says that it got, where it should have got nothing. */
export function findCatches(output: string): string[] {
  const lines = output.split('\n').filter(Boolean);
  if (lines.length === 0) return ['it says nothing of what it tried'];
  return lines.filter((line) => !/: refused/.test(line));
}

/**
 * Opens the hole in the program that a stand's bench starts from now on. Its spare was started before that, and is used up
 * here.
 */
export async function openHole(stand: Stand): Promise<void> {
  const folder = readdirSync(stand.temporary).find((name) => name.startsWith(`minicase-${process.pid}-`));
  if (folder === undefined) throw new Error('the bench keeps its program somewhere else now');
  const file = path.join(stand.temporary, folder, PROGRAM);
  const program = readFileSync(file, 'utf8');
  if (program.split(ORDER).length !== 2) throw new Error(`the program does not say '${ORDER}' once any more`);
  writeFileSync(file, `${readFileSync(HOLE, 'utf8')}\n${program.replace(ORDER, `hole(${ORDER})`)}`);
  await stand.settle();
}

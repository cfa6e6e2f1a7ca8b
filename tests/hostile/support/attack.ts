import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { readSourceFiles } from '../../../src/catalogue/read-source-files.ts';
import type { SourceFile } from '../../../src/domain/source-file.ts';
import { VERDICTS, type Verdict } from '../../../src/domain/verdict.ts';

const ATTACKS = path.join(import.meta.dirname, '..', 'attacks');

/** The classes of attacks, in the order of their list. */
export const ATTACK_CLASSES = ['escape', 'time', 'memory', 'compile', 'forgery', 'leak'] as const;
export type AttackClass = (typeof ATTACK_CLASSES)[number];

/** How an attack may end: with a verdict, or refused before anything is judged. */
export const ENDINGS = [...VERDICTS, 'refused'] as const;
export type Ending = Verdict | 'refused';

/** What the header of an attack says must come of it. */
export type Header = {
  readonly endings: readonly Ending[];
  readonly scoreAtMost: number;
  /** Whether it uses up two budgets at about once, so that the machine's speed says which of its endings it comes to. */
  readonly isRace: boolean;
};

/** A hostile submission, and what must come of it. */
export type Attack = Header & {
  /** The trick, in words. */
  readonly name: string;
  readonly class: AttackClass;
  readonly files: readonly SourceFile[];
};

/**
 * Every attack there is. One is a file (`loops-for-ever.ts`), a folder of files, or, where it is too large or too odd to
 * be kept as it is, a module that makes its `files` (`nests-arrows.made.ts`). Its header is the first comment of the file
 * or of the folder's `index.ts`:
 *
 *     @class time
 *     @verdict time-limit-exceeded runtime-error     any of these; `refused`: it is not even judged
 *     @score at most 0
 *     @race                                          a budget ends at about its last case: any of its verdicts, each time
 *
 * An attack that imports `./honest.ts` finds the model solution there, to be right in all but its trick.
 */
export async function readAttacks(honest: SourceFile): Promise<Attack[]> {
  const names = (await readdir(ATTACKS)).sort();
  return await Promise.all(names.map((name) => readAttack(name, honest)));
}

async function readAttack(entry: string, honest: SourceFile): Promise<Attack> {
  const place = path.join(ATTACKS, entry);
  const isFolder = (await stat(place)).isDirectory();
  const text = await readFile(isFolder ? path.join(place, 'index.ts') : place, 'utf8');
  const files = isFolder ? await readSourceFiles(place) : await filesOf(place, text);
  const isHonest = files.some((file) => /from '(\.\/)+honest\.ts'/.test(file.content));
  return {
    name: entry.replace(/(\.made)?\.ts$/, '').replaceAll('-', ' '),
    class: parseClass(entry, text),
    ...parseHeader(entry, text),
    files: isHonest ? [...files, honest] : files,
  };
}

async function filesOf(place: string, text: string): Promise<readonly SourceFile[]> {
  if (!place.endsWith('.made.ts')) return [{ path: 'index.ts', content: text }];
  const made = (await import(place)) as { readonly files: readonly SourceFile[] };
  return made.files;
}

/** @throws Error that says what the header lacks */
export function parseHeader(name: string, text: string): Header {
  const endings = tag(text, 'verdict')?.split(' ') ?? [];
  const unknown = endings.find((ending) => !(ENDINGS as readonly string[]).includes(ending));
  const scoreAtMost = Number(/^at most (\d+)$/.exec(tag(text, 'score') ?? '')?.[1]);
  if (endings.length === 0 || unknown !== undefined) throw new Error(`${name}: @verdict names no verdict: ${unknown}`);
  if (Number.isNaN(scoreAtMost)) throw new Error(`${name}: its header needs '@score at most N'`);
  return { endings: endings as Ending[], scoreAtMost, isRace: /^ \* @race$/m.test(text) };
}

function parseClass(name: string, text: string): AttackClass {
  const found = ATTACK_CLASSES.find((each) => each === tag(text, 'class'));
  if (found === undefined) throw new Error(`${name}: @class is none of ${ATTACK_CLASSES.join(', ')}`);
  return found;
}

/** A tag of the comment that a file begins with. */
function tag(text: string, name: string): string | undefined {
  return new RegExp(`^(?: \\*|//|#) @${name} (.+)$`, 'm').exec(text.slice(0, 4_000))?.[1];
}

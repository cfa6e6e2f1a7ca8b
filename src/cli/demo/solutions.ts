import { type CaseUnderCheck, isOwnWork } from '../../../worker/check/case-under-check.ts';
import { instrumentModel, type Mutant } from '../../../worker/check/mutants/instrument-model.ts';
import type { SourceFile } from '../../domain/source-file.ts';
import { between, pick, type Random } from './random.ts';

/** How often one of a kind is drawn, and by how many mistakes it is worse than it was. */
const KINDS = [
  { weight: 5, folder: 'submissions/accepted/', mistakes: [0, 0] },
  { weight: 8, folder: 'submissions/wrong-answer/', mistakes: [0, 1] },
  { weight: 10, folder: 'submissions/accepted/', mistakes: [1, 3] },
  { weight: 9, folder: 'submissions/wrong-answer/', mistakes: [2, 6] },
  { weight: 4, folder: 'submissions/accepted/', mistakes: [7, 12] },
  { weight: 1, folder: 'submissions/runtime-error/', mistakes: [0, 0] },
  { weight: 1, folder: 'submissions/time-limit-exceeded/', mistakes: [0, 0] },
  { weight: 1, folder: 'submissions/memory-limit-exceeded/', mistakes: [0, 0] },
  { weight: 1, folder: 'submissions/compile-error/', mistakes: [0, 0] },
] as const;

/** What somebody hands in: one of the author's examples, with some mutants of it. */
export async function drawSolution(subject: CaseUnderCheck, random: Random): Promise<readonly SourceFile[]> {
  const kind = drawKind(random);
  const examples = subject.examples.filter(({ path }) => path.startsWith(kind.folder));
  const { files } = pick(random, examples.length === 0 ? subject.examples : examples);
  return await withMistakes(subject, files, between(random, kind.mistakes[0], kind.mistakes[1]), random);
}

/** The same files with so many more mistakes in them, or as many as there is room for. */
export async function withMistakes(
  subject: CaseUnderCheck,
  files: readonly SourceFile[],
  count: number,
  random: Random,
): Promise<readonly SourceFile[]> {
  if (count === 0) return files;
  // What does not parse is wrong enough as it is.
  const { mutants } = await instrumentModel(files, isOwnWork(subject)).catch(() => ({ mutants: [] }));
  const left = mutants.filter(({ ignoreReason }) => ignoreReason === undefined);
  const chosen: Mutant[] = [];
  while (chosen.length < count && left.length > 0) {
    const [mutant] = left.splice(Math.floor(random() * left.length), 1) as [Mutant];
    if (chosen.every((other) => isApart(mutant, other))) chosen.push(mutant);
  }
  return files.map((file) => ({ ...file, content: mutate(file, chosen) }));
}

/** Functions of its own called something else, as somebody does who hands in what is not theirs. */
export function renamed(files: readonly SourceFile[]): readonly SourceFile[] {
  const declared = files.flatMap(({ content }) => [...content.matchAll(/^(?:async )?function ([a-z]+[A-Z]\w+)/gm)]);
  const names = new Map(declared.map(([, name = ''], index) => [name, `step${index + 1}`]));
  return files.map(({ path, content }) => ({
    path,
    content: content.replaceAll(/(?<![\w.'"/-])[a-z]\w+\b/g, (name) => names.get(name) ?? name),
  }));
}

function drawKind(random: Random): (typeof KINDS)[number] {
  let left = random() * KINDS.reduce((sum, { weight }) => sum + weight, 0);
  return (
    KINDS.find(({ weight }) => {
      left -= weight;
      return left < 0;
    }) ?? KINDS[0]
  );
}

function isApart(a: Mutant, b: Mutant): boolean {
  return a.file !== b.file || a.endLine < b.line || b.endLine < a.line;
}

/** From the end on, so that what is before stays where it is. */
function mutate({ path, content }: SourceFile, mutants: readonly Mutant[]): string {
  const own = mutants.filter(({ file }) => file === path).toSorted((a, b) => b.line - a.line);
  return own.reduce((text, mutant) => {
    const [from, to] = [offsetOf(text, mutant.line, mutant.column), offsetOf(text, mutant.endLine, mutant.endColumn)];
    return text.slice(0, from) + mutant.replacement + text.slice(to);
  }, content);
}

function offsetOf(text: string, line: number, column: number): number {
  const before = text.split('\n').slice(0, line - 1);
  return before.reduce((sum, each) => sum + each.length + 1, 0) + column - 1;
}

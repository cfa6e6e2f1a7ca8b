import type { CheckReport, KillMatrix, MutantResult } from '../../../../protocol/check-report.ts';

export const ROW_STATES = {
  survived: 'not noticed',
  'no-coverage': 'no test comes by',
  killed: 'noticed',
  equivalent: 'taken for equivalent',
  example: 'wrong example',
} as const;
export type RowState = keyof typeof ROW_STATES;

/** A change to the model, or an example that is wrong, and the tests that noticed. */
export type MatrixRow = {
  readonly id: string;
  readonly state: RowState;
  /** A path in the challenge folder, with a line where there is one. */
  readonly where: string;
  readonly file: string;
  readonly label: string;
  /** What it is, in a few words. */
  readonly about: string;
  /** Places in the report's `cases`, ascending. */
  readonly noticedBy: readonly number[];
  readonly lines: MutantResult['lines'] | undefined;
  readonly reason: string | undefined;
};

export type MatrixFilter = { readonly state: RowState | 'all' | 'unnoticed'; readonly file: string };

const ORDER: readonly RowState[] = ['survived', 'no-coverage', 'killed', 'equivalent', 'example'];

/** All rows: what nobody noticed first, then by file and line. */
export function matrixRows({ examples }: Pick<CheckReport, 'examples'>, { mutants }: KillMatrix): MatrixRow[] {
  const model = modelOf(examples);
  const changes = mutants.map((mutant) => rowOfMutant(mutant, model));
  const wrong = examples.filter(({ verdict }) => verdict !== 'accepted').map(rowOfExample);
  const line = new Map(mutants.map((mutant) => [mutant.id, mutant.line]));
  return [...changes, ...wrong].sort(
    (a, b) =>
      ORDER.indexOf(a.state) - ORDER.indexOf(b.state) ||
      a.file.localeCompare(b.file) ||
      (line.get(a.id) ?? 0) - (line.get(b.id) ?? 0),
  );
}

export function filterRows(rows: readonly MatrixRow[], { state, file }: MatrixFilter): readonly MatrixRow[] {
  const isWanted = (row: MatrixRow) =>
    state === 'all' || row.state === state || (state === 'unnoticed' && /^(survived|no-coverage)$/.test(row.state));
  return rows.filter((row) => isWanted(row) && (file === '' || row.file === file));
}

/** Columns that lie together, by group. */
export function matrixGroups({ cases }: Pick<CheckReport, 'cases'>) {
  const groups: { readonly name: string; readonly from: number; size: number }[] = [];
  for (const [from, { group: name }] of cases.entries()) {
    const last = groups.at(-1);
    if (last?.name === name) last.size += 1;
    else groups.push({ name, from, size: 1 });
  }
  return groups;
}

/** The squares of a row as one path of an SVG in which each test is one unit wide and high. */
export function squaresOf({ noticedBy }: Pick<MatrixRow, 'noticedBy'>): string {
  return noticedBy.map((place) => `M${place + 0.08} .1h.84v.8h-.84z`).join('');
}

/** How sure the kill rate is, against what it has to be. */
export function killRateWords({ killRate, threshold, mutants, mutantCount, confidence }: KillMatrix): string {
  const share = (value: number) => `${Math.round(100 * value)} %`;
  const of =
    confidence === undefined
      ? `all ${mutantCount} changes`
      : `${mutants.length} of ${mutantCount} changes, which makes it ${share(confidence[0])} to ${share(confidence[1])} of all with 95 % confidence`;
  return `${share(killRate)} were noticed, of ${of}. At least ${share(threshold)} must be.`;
}

/** The folder of the solution that is changed. */
function modelOf(examples: CheckReport['examples']): string {
  const accepted = examples.map(({ path }) => path).filter((path) => path.startsWith('submissions/accepted/'));
  return accepted.find((path) => path.endsWith('/model')) ?? accepted.sort()[0] ?? 'submissions/accepted/model';
}

function rowOfMutant(mutant: MutantResult, model: string): MatrixRow {
  const { id, file, line, mutator, original, replacement, state, killedBy, lines, reason } = mutant;
  return {
    id,
    state,
    file,
    where: `${model}/${file}:${line}`,
    label: `${file}:${line}`,
    about: `${mutator}: ${oneLine(original)} → ${oneLine(replacement)}`,
    noticedBy: [...killedBy].sort((a, b) => a - b),
    lines,
    reason,
  };
}

function rowOfExample({ path, verdict, failed }: CheckReport['examples'][number]): MatrixRow {
  return {
    id: path,
    state: 'example',
    file: path.replace(/\/[^/]+$/, ''),
    where: path,
    label: path.replace(/^.*\//, ''),
    about: verdict,
    noticedBy: [...failed].sort((a, b) => a - b),
    lines: undefined,
    reason: undefined,
  };
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line === '') return 'nothing';
  return line.length <= 60 ? line : `${line.slice(0, 59)}…`;
}

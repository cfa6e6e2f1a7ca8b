import { html } from 'hono/html';
import type { CheckReport, KillMatrix, MutantResult } from '../../protocol/check-report.ts';
import type { Markup } from './markup.ts';

const CELL = 9;
const ROW = 9;
const LABEL_WIDTH = 170;
const HEAD_HEIGHT = 26;

type Row = {
  readonly label: string;
  readonly title: string;
  readonly failed: readonly number[];
  readonly kind: string;
};

/** Examples and mutants by tests: a square where the test noticed. */
export function renderMatrix(report: CheckReport, matrix: KillMatrix): Markup {
  const columns = columnsOf(report);
  const rows = [...exampleRows(report), ...mutantRows(matrix)];
  const width = LABEL_WIDTH + columns.count * CELL;
  const height = HEAD_HEIGHT + rows.length * ROW;
  return html`
<section aria-labelledby="matrix">
  <h2 id="matrix">Kill matrix</h2>
  <p>${rates(matrix)} Each row is an example or a change to the model, each column a test; a square says that the test
    noticed. Groups behind the first that noticed a change were not run.</p>
  <p class="legend"><span class="key example"></span> example <span class="key killed"></span> mutant noticed
    <span class="key survived"></span> mutant not noticed</p>
  <div class="scroll" tabindex="0" role="region" aria-label="Kill matrix">
    <svg class="matrix" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img"
      aria-label="${rows.length} rows by ${columns.count} tests">
      ${columns.groups.map(
        ({
          name,
          from,
          size,
        }) => html`<g><rect class="group" x="${LABEL_WIDTH + from * CELL}" y="0" width="${size * CELL - 1}" height="${height}"></rect>
        <text x="${LABEL_WIDTH + from * CELL + 2}" y="15">${fitted(name, size)}<title>${name}</title></text></g>`,
      )}
      ${rows.map((row, index) => renderRow(row, index, columns.places, width))}
    </svg>
  </div>
</section>`;
}

function renderRow(
  { label, title, failed, kind }: Row,
  index: number,
  places: ReadonlyMap<number, number>,
  width: number,
): Markup {
  const y = HEAD_HEIGHT + index * ROW;
  const squares = failed.flatMap((place) => places.get(place) ?? []);
  return html`<g class="${kind}"><title>${title}</title><rect class="row" x="0" y="${y}" width="${width}" height="${ROW}"></rect>
    <text class="label" x="${LABEL_WIDTH - 6}" y="${y + 8}">${label}</text>
    ${squares.map((column) => html`<rect class="hit" x="${LABEL_WIDTH + column * CELL}" y="${y}" width="${CELL - 1}" height="${ROW - 1}"></rect>`)}</g>`;
}

/** The columns of tests that fail for something, group by group. */
function columnsOf({ cases }: CheckReport) {
  const places = new Map<number, number>();
  const groups: { readonly name: string; readonly from: number; size: number }[] = [];
  for (const [place, { group }] of cases.entries()) {
    places.set(place, place);
    const last = groups.at(-1);
    if (last?.name === group) last.size += 1;
    else groups.push({ name: group, from: place, size: 1 });
  }
  return { count: cases.length, places, groups };
}

function exampleRows({ examples }: CheckReport): Row[] {
  return examples
    .filter(({ verdict }) => verdict !== 'accepted')
    .map(({ path, verdict, failed }) => ({
      label: short(path.split('/').at(-1) ?? path),
      title: `${path}: ${verdict}`,
      failed,
      kind: 'example',
    }));
}

function mutantRows({ mutants }: KillMatrix): Row[] {
  return mutants
    .filter(({ state }) => state !== 'equivalent')
    .map((mutant) => ({
      label: short(`${mutant.file}:${mutant.line}`),
      title: `${mutant.file}:${mutant.line} ${mutant.mutator}: ${oneLine(mutant.original)} → ${oneLine(mutant.replacement)} (${mutant.state})`,
      failed: mutant.killedBy,
      kind: mutant.state === 'killed' ? 'killed' : 'survived',
    }));
}

function rates({ killRate, threshold, mutants, mutantCount, confidence }: KillMatrix): string {
  const share = (value: number): string => `${Math.round(100 * value)} %`;
  const sample =
    confidence === undefined
      ? `all ${mutantCount} mutants`
      : `${mutants.length} of ${mutantCount} mutants (of all, with 95 % confidence, ${share(confidence[0])} to ${share(confidence[1])})`;
  return `${share(killRate)} of ${sample} change the score; ${share(threshold)} must.`;
}

function oneLine(text: MutantResult['original']): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= 60 ? line : `${line.slice(0, 60)}…`;
}

function short(text: string): string {
  return text.length <= 28 ? text : `…${text.slice(-27)}`;
}

function fitted(name: string, size: number): string {
  const chars = Math.floor((size * CELL - 4) / 6);
  if (name.length <= chars) return name;
  return chars < 3 ? '' : `${name.slice(0, chars - 1)}…`;
}

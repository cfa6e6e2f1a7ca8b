import { dot, gridX, ruleX, ruleY } from '@observablehq/plot';
import { useMemo } from 'preact/hooks';
import type { Category } from '../../../domain/category.ts';
import { capitalised } from '../../app/capitalised.ts';
import { Plot } from '../../design/plot/plot.tsx';
import { LOOKS, nameOfSide } from '../behaviour/side.ts';
import { SideLetter, SideName } from '../behaviour/side-name.tsx';
import { formatPoints } from '../participation/describe-score.ts';
import { ScrollPane } from '../participation/scroll-pane.tsx';
import type { Side } from './side.ts';
import { describeDifference, type Judged, tellApart } from './tell-apart.ts';

const ROW_PX = 46;
const APART_PX = 8;

/** The totals with what may be chance in them, and the categories, on one plot. */
export function ScoresPart({ sides }: { readonly sides: readonly Side[] }) {
  const judged = useMemo(
    () =>
      sides.flatMap((side) =>
        side.participation.result === null ? [] : [{ side, result: side.participation.result }],
      ),
    [sides],
  );
  const categories = useMemo(
    () => [...new Set(judged.flatMap(({ result }) => Object.keys(result.categories) as Category[]))],
    [judged],
  );
  const drawn = useMemo(() => {
    const rows = ['Total', ...categories.map(capitalised)];
    const marks = judged.flatMap(({ side, result }, index) => {
      const { colour, symbol } = LOOKS[side.letter] ?? { colour: 'var(--ink)', symbol: 'circle' };
      const points = [
        { row: 'Total', score: result.score },
        ...categories.map((category) => ({ row: capitalised(category), score: result.categories[category] ?? null })),
      ];
      const dy = APART_PX * (index - (judged.length - 1) / 2);
      const { error } = result;
      const spread =
        error === null
          ? []
          : [
              ruleY([result.score], {
                y: () => 'Total',
                x1: Math.max(0, result.score - error),
                x2: Math.min(100, result.score + error),
                stroke: colour,
                strokeWidth: 2,
                dy,
              }),
            ];
      return [...spread, dot(points, { x: 'score', y: 'row', symbol: symbol as 'circle', fill: colour, r: 5, dy })];
    });
    return {
      marks: [gridX(), ruleX([0]), ...marks],
      options: {
        height: 40 + ROW_PX * rows.length,
        marginLeft: 92,
        marginRight: 16,
        x: { domain: [0, 100], label: null, ticks: 5 },
        y: { domain: rows, label: null, tickSize: 0 },
      },
    };
  }, [judged, categories]);
  if (judged.length < 2) return <p class="soft">Fewer than two of them were judged: there are no scores to compare.</p>;
  const pairs = judged.flatMap((first, index) => judged.slice(index + 1).map((second) => [first, second] as const));
  const words = judged.map(({ side, result }) => `${nameOfSide(side)} ${formatPoints(result.score)}`).join(', ');
  return (
    <>
      <section class="card" aria-labelledby="apart">
        <h2 id="apart">Who is ahead</h2>
        <ul>
          {pairs.map(([first, second]) => (
            <li key={first.side.letter + second.side.letter}>
              {describeDifference(
                [nameOfSide(first.side), nameOfSide(second.side)],
                tellApart(judgedBy(first), judgedBy(second)),
              )}
            </li>
          ))}
        </ul>
        <p class="small soft">
          They took the same tests, so each pair is compared test by test: two totals are told apart where they differ
          by more than those of 95 in 100 pairs of equals would. ± below is the standard error of one total: how much it
          would vary with other tests of the same kinds.
        </p>
      </section>
      <section class="card" aria-labelledby="by-category">
        <h2 id="by-category">By category</h2>
        <Plot label={`Points of each in total and by category. Totals: ${words}`} {...drawn} />
        <ScrollPane label="Points by category">
          <table class="table compare-table">
            <thead>
              <tr>
                <td />
                {judged.map(({ side }) => (
                  <th key={side.letter} scope="col">
                    <SideLetter side={side} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              <tr>
                <th scope="row">Total</th>
                {judged.map(({ side, result }) => (
                  <td key={side.letter} class="number">
                    <b>{formatPoints(result.score)}</b>{' '}
                    {result.error === null ? null : (
                      <span class="small soft nowrap">± {formatPoints(result.error)}</span>
                    )}
                  </td>
                ))}
              </tr>
              {categories.map((category) => (
                <tr key={category}>
                  <th scope="row">{capitalised(category)}</th>
                  {judged.map(({ side, result }) => (
                    <td key={side.letter} class="number">
                      {formatPoints(result.categories[category] ?? 0)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollPane>
        <p class="small soft">
          {judged.map(({ side }) => (
            <span key={side.letter} class="side-key">
              <SideName side={side} />
            </span>
          ))}
        </p>
      </section>
    </>
  );
}

type JudgedSide = { readonly side: Side; readonly result: NonNullable<Side['participation']['result']> };

function judgedBy({ side, result }: JudgedSide): Judged {
  return { score: result.score, groups: side.submission?.groups ?? [] };
}

import { ScrollPane } from '../participation/scroll-pane.tsx';
import type { CountedQuery } from './count-queries.ts';
import type { Named } from './side.ts';
import { SideLetter } from './side-name.tsx';

type QueriesTableProps = { readonly sides: readonly Named[]; readonly queries: readonly CountedQuery[] };

/** Which statements each ran, and how often: one for each row of a list shows at once. */
export function QueriesTable({ sides, queries }: QueriesTableProps) {
  const totals = sides.map((_, index) => queries.reduce((sum, { counts }) => sum + (counts[index] ?? 0), 0));
  return (
    <section class="card" aria-labelledby="queries">
      <h2 id="queries">Queries</h2>
      <ScrollPane label="Statements, and how often each ran">
        <table class="table compare-table long">
          <thead>
            <tr>
              <th scope="col">Statement</th>
              {sides.map((side) => (
                <th key={side.letter} scope="col">
                  {sides.length === 1 ? 'Times' : <SideLetter side={side} />}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">all of them</th>
              {totals.map((total, index) => (
                <td key={sides[index]?.letter} class="number">
                  <b>{total}</b>
                </td>
              ))}
            </tr>
            {queries.map(({ statement, counts }) => (
              <tr key={statement}>
                <th scope="row">
                  <code>{statement}</code>
                </th>
                {counts.map((count, index) => (
                  <td key={sides[index]?.letter} class="number">
                    {count === 0 ? <span class="soft">0</span> : count}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollPane>
    </section>
  );
}

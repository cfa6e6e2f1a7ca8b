import type { ExampleResult } from '../../../../protocol/check-report.ts';
import type { ReportProps } from './report-view.tsx';

/** The author's own solutions, what they came to, and by which tests. */
export function ExampleTable({ report: { examples, cases }, onGoTo }: ReportProps) {
  return (
    <section aria-labelledby="examples">
      <h2 id="examples">Examples</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section class="scroll" aria-label="Table of examples" tabIndex={0}>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">Solution</th>
              <th scope="col">Verdict</th>
              <th scope="col">Score</th>
              <th scope="col">Failed tests</th>
              <th scope="col">Processor</th>
              <th scope="col">Memory</th>
            </tr>
          </thead>
          <tbody>
            {examples.map((example) => (
              <tr key={example.path}>
                <th scope="row">
                  <button type="button" class="link" onClick={() => onGoTo(example.path)}>
                    {example.path.replace(/^submissions\/[^/]+\//, '')}
                  </button>
                </th>
                <td>
                  <Verdict example={example} />
                </td>
                <td class="number">{Math.round(10 * example.score) / 10}</td>
                <td>
                  {example.failed.length === 0 ? null : (
                    <details>
                      <summary>{example.failed.length}</summary>
                      <ul class="small">
                        {example.failed.map((place) => (
                          <li key={place}>
                            {cases[place]?.group}: {cases[place]?.title}
                          </li>
                        ))}
                      </ul>
                    </details>
                  )}
                </td>
                <td class="number">{Math.round(example.usage.cpuTimeMs)} ms</td>
                <td class="number">{Math.ceil(example.usage.peakMemoryMb)} MB</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

function Verdict({ example: { verdict, expected } }: { readonly example: ExampleResult }) {
  if (expected === undefined) return <>{verdict}</>;
  if (expected === verdict) return <span class="good">{verdict}</span>;
  return (
    <span class="bad">
      {verdict}, and {expected} was meant
    </span>
  );
}

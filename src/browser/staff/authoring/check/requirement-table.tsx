import { counted } from '../../../app/counted.ts';
import type { ReportProps } from './report-view.tsx';

/** Which tests look at which requirement of the statement. */
export function RequirementTable({ report: { requirements, cases } }: Pick<ReportProps, 'report'>) {
  return (
    <section aria-labelledby="requirements">
      <h2 id="requirements">What tests what</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section class="scroll" aria-label="Table of requirements" tabIndex={0}>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">Requirement</th>
              <th scope="col">Tests</th>
            </tr>
          </thead>
          <tbody>
            {requirements.map((tag) => {
              const tests = cases.filter((each) => each.requirements.includes(tag));
              return (
                <tr key={tag}>
                  <th scope="row">
                    <b>{tag}</b>
                  </th>
                  <td>
                    {tests.length === 0 ? (
                      <span class="bad">none</span>
                    ) : (
                      <details>
                        <summary>{counted(tests.length, 'test')}</summary>
                        <ul class="small">
                          {tests.map(({ group, title }, index) => (
                            <li key={index}>
                              {group}: {title}
                            </li>
                          ))}
                        </ul>
                      </details>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </section>
  );
}

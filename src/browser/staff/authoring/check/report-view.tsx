import type { CheckFinding, CheckPart, CheckReport } from '../../../../protocol/check-report.ts';
import { counted } from '../../../app/counted.ts';
import { dayAndTime } from '../../../app/format-time.ts';
import { ExampleTable } from './example-table.tsx';
import { KillMatrixView } from './kill-matrix.tsx';
import { PART_WORDS } from './part-words.ts';
import { RequirementTable } from './requirement-table.tsx';

export type ReportProps = { readonly report: CheckReport; readonly onGoTo: (where: string) => void };

/** What a check found out: first what is to be mended, then all that it looked at. */
export function ReportView({ report, onGoTo }: ReportProps) {
  const { parts, killMatrix, examples, requirements } = report;
  const findings = parts
    .flatMap((part) => part.findings.map((finding) => ({ part, finding })))
    .toSorted((a, b) => a.finding.severity.localeCompare(b.finding.severity));
  return (
    <>
      <Verdict report={report} />
      {findings.length === 0 ? null : (
        <section aria-labelledby="findings">
          <h2 id="findings">What to mend</h2>
          <ul class="findings">
            {findings.map(({ part, finding }, index) => (
              <Finding key={index} part={part} finding={finding} slug={report.slug} onGoTo={onGoTo} />
            ))}
          </ul>
        </section>
      )}
      <Parts report={report} />
      {killMatrix === undefined ? null : <KillMatrixView report={report} matrix={killMatrix} onGoTo={onGoTo} />}
      {examples.length === 0 ? null : <ExampleTable report={report} onGoTo={onGoTo} />}
      {requirements.length === 0 ? null : <RequirementTable report={report} />}
    </>
  );
}

function Verdict({ report: { isGreen, parts, checkedAt, wallTimeMs } }: Pick<ReportProps, 'report'>) {
  const all = parts.flatMap(({ findings }) => findings);
  const errors = all.filter(({ severity }) => severity === 'error').length;
  const warnings = all.length - errors;
  const [tone, words] = isGreen
    ? ['good', 'Proven: it may be published.']
    : errors > 0
      ? ['bad', `${counted(errors, 'thing')} to mend before it may be published.`]
      : ['warn', 'No error in what was looked at. All parts are needed to publish.'];
  return (
    <div class={`banner ${tone} spaced-below`}>
      <div>
        <h2 class="check-verdict">{words}</h2>
        <p class="small">
          Checked {dayAndTime(checkedAt)}, in {seconds(wallTimeMs)}
          {warnings === 0 ? '' : `; ${counted(warnings, 'warning')}`}.
        </p>
      </div>
    </div>
  );
}

type FindingProps = {
  readonly part: CheckPart;
  readonly finding: CheckFinding;
  readonly slug: string;
  readonly onGoTo: (where: string) => void;
};

function Finding({ part, finding: { severity, message, mend, where }, slug, onGoTo }: FindingProps) {
  return (
    <li class={`finding ${severity}`}>
      <p>
        <span class={severity === 'error' ? 'badge bad' : 'badge warn'}>{severity}</span>{' '}
        <span class="small soft">{PART_WORDS[part.name].title}</span>{' '}
        {where === undefined || where === slug ? null : (
          <button type="button" class="link where" onClick={() => onGoTo(where)}>
            {where}
          </button>
        )}
      </p>
      <p class="as-written">{message}</p>
      <p class="as-written soft">
        <b>What to do:</b> {mend}
      </p>
    </li>
  );
}

const STATES = { passed: 'good', failed: 'bad', skipped: 'soft' } as const;

function Parts({ report: { parts, judgings } }: Pick<ReportProps, 'report'>) {
  return (
    <section aria-labelledby="parts">
      <h2 id="parts">What was looked at</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section class="scroll" aria-label="Table of parts" tabIndex={0}>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">Part</th>
              <th scope="col">State</th>
              <th scope="col">Found</th>
              <th scope="col">Time</th>
            </tr>
          </thead>
          <tbody>
            {parts.map(({ name, state, summary, wallTimeMs }) => (
              <tr key={name}>
                <th scope="row">
                  <b>{PART_WORDS[name].title}</b>
                </th>
                <td class={STATES[state]}>{state}</td>
                <td>{summary}</td>
                <td class="number">{state === 'skipped' ? '' : seconds(wallTimeMs)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {judgings === undefined || judgings.known === 0 ? null : (
        <p class="small soft">
          Of {judgings.judged + judgings.known} judgings {judgings.judged} were made for this check; the others were
          known from an earlier one of the same content.
        </p>
      )}
    </section>
  );
}

function seconds(ms: number): string {
  return ms < 90_000 ? `${(ms / 1_000).toFixed(1)} s` : `${Math.round(ms / 60_000)} min`;
}

import { html, raw } from 'hono/html';
import type { CheckFinding, CheckPart, CheckReport } from '../../protocol/check-report.ts';
import { CHECK_REPORT_STYLE } from './check-report-style.ts';
import type { Markup } from './markup.ts';
import { renderBar } from './render-bar.ts';
import { renderExamples } from './render-examples.ts';
import { renderMatrix } from './render-matrix.ts';
import { renderSurvivors } from './render-survivors.ts';

/** A page that needs nothing but itself: what a check found out, for people who would rather look than read. */
export function renderCheckReport(report: CheckReport): Markup {
  return html`<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${report.title}: check</title>
  <link rel="icon" href="data:,">
  <style>${raw(CHECK_REPORT_STYLE)}</style>
</head>
<body>
  <main>${renderCheckReportBody(report)}</main>
</body>
</html>`;
}

/** The report without a page around it. */
export function renderCheckReportBody(report: CheckReport): Markup {
  const findings = report.parts.flatMap((part) => part.findings.map((finding) => ({ part, finding })));
  return html`
<header>
  <p class="eyebrow">Check of <code>${report.slug}</code></p>
  <h1>${report.title}</h1>
  ${renderVerdict(report)}
</header>
${renderParts(report)}
${findings.length === 0 ? '' : renderFindings(findings)}
${report.killMatrix === undefined ? '' : renderMatrix(report, report.killMatrix)}
${report.killMatrix === undefined ? '' : renderSurvivors(report.killMatrix)}
${report.examples.length === 0 ? '' : renderExamples(report)}
${report.requirements.length === 0 ? '' : renderRequirements(report)}
<footer>
  <p>Version <code>${report.version?.slice(0, 19) ?? 'unknown'}</code>, checked ${report.checkedAt.slice(0, 16).replace('T', ' ')} UTC
    in ${seconds(report.wallTimeMs)}, containment level ${report.containment ?? 'unknown'}. ${report.engine}</p>
</footer>`;
}

function renderVerdict({ isGreen, parts }: CheckReport): Markup {
  const errors = parts.flatMap(({ findings }) => findings).filter(({ severity }) => severity === 'error').length;
  if (isGreen) return html`<p class="verdict good">Proven: it may be published.</p>`;
  if (errors > 0) return html`<p class="verdict bad">${errors} to mend before it may be published.</p>`;
  return html`<p class="verdict partial">No error in what was looked at. All parts are needed to publish.</p>`;
}

/** Why a part that takes minutes may have taken none. */
function renderJudgings({ judged, known }: NonNullable<CheckReport['judgings']>): Markup {
  return html`<p>Of ${judged + known} judgings ${judged} were made for this check, and ${known} were known from an earlier one of the same version.</p>`;
}

function renderParts({ parts, judgings }: CheckReport): Markup {
  const longestMs = Math.max(1, ...parts.map(({ wallTimeMs }) => wallTimeMs));
  const row = (part: CheckPart): Markup => html`
<tr class="${part.state}">
  <th scope="row">${part.name}</th>
  <td class="state">${part.state}</td>
  <td>${part.summary}</td>
  <td class="time">${part.state === 'skipped' ? '' : html`${renderBar(part.wallTimeMs / longestMs)}${seconds(part.wallTimeMs)}`}</td>
</tr>`;
  return html`
<section aria-labelledby="parts">
  <h2 id="parts">What was looked at</h2>
  <div class="scroll" tabindex="0"><table class="parts">
    <thead><tr><th scope="col">Part</th><th scope="col">State</th><th scope="col">Found</th><th scope="col">Time</th></tr></thead>
    <tbody>${parts.map(row)}</tbody>
  </table></div>
  ${judgings === undefined || judgings.known === 0 ? '' : renderJudgings(judgings)}
</section>`;
}

function renderFindings(findings: readonly { readonly part: CheckPart; readonly finding: CheckFinding }[]): Markup {
  const sorted = findings.toSorted((a, b) => (a.finding.severity < b.finding.severity ? -1 : 1));
  return html`
<section aria-labelledby="findings">
  <h2 id="findings">What to mend</h2>
  <ul class="findings">${sorted.map(
    ({ part, finding: { severity, message, mend, where } }) => html`
    <li class="${severity}"><span class="badge">${severity}</span> <span class="part">${part.name}</span>
      ${where === undefined ? '' : html`<code>${where}</code>`}
      <p class="message">${message}</p>
      <p class="mend">${mend}</p></li>`,
  )}</ul>
</section>`;
}

function renderRequirements({ requirements, cases }: CheckReport): Markup {
  return html`
<section aria-labelledby="brief">
  <h2 id="brief">What tests what</h2>
  <div class="scroll" tabindex="0"><table>
    <thead><tr><th scope="col">Requirement</th><th scope="col">Tests</th></tr></thead>
    <tbody>${requirements.map((tag) => {
      const tests = cases.filter((each) => each.requirements.includes(tag));
      return html`<tr><th scope="row">${tag}</th><td>${
        tests.length === 0
          ? html`<span class="bad">none</span>`
          : html`<details><summary>${tests.length}</summary><ul>${tests.map((each) => html`<li>${each.group}: ${each.title}</li>`)}</ul></details>`
      }</td></tr>`;
    })}</tbody>
  </table></div>
</section>`;
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}

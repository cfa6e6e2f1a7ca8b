import type { ParticipationSubmissionView } from '../../../../protocol/review/participation-view.ts';

type UsageTableProps = { readonly submission: Pick<ParticipationSubmissionView, 'usage' | 'limits' | 'cpuRunsMs'> };

/** What was measured against what was allowed. */
export function UsageTable({ submission: { usage, limits, cpuRunsMs } }: UsageTableProps) {
  if (usage === null) return null;
  const rows = [
    ['Processor time', usage.cpuTimeMs, limits.cpuTimeMs, 'ms'],
    ['Real time', usage.wallTimeMs, limits.wallTimeMs, 'ms'],
    ['Memory', usage.peakMemoryMb, limits.memoryMb, 'MB'],
  ] as const;
  return (
    <section aria-labelledby="usage">
      <h2 id="usage">What it used</h2>
      <table class="table usage">
        <thead>
          <tr>
            <th scope="col">Of what</th>
            <th scope="col">Used</th>
            <th scope="col">Limit</th>
            <th scope="col">Share</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, used, limit, unit]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td class="number">
                {Math.ceil(used).toLocaleString('en')} {unit}
              </td>
              <td class="number">
                {limit.toLocaleString('en')} {unit}
              </td>
              <td class={used > 0.8 * limit ? 'number warn' : 'number'}>{Math.ceil((100 * used) / limit)} %</td>
            </tr>
          ))}
        </tbody>
      </table>
      {cpuRunsMs.length < 2 ? null : (
        <p class="small">
          Borderline: it ended near its limit and was judged {cpuRunsMs.length} times, in{' '}
          {cpuRunsMs.map((ms) => `${Math.round(ms).toLocaleString('en')} ms`).join(', ')}. The run that used the least
          counts.
        </p>
      )}
    </section>
  );
}

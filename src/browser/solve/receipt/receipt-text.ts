import type { Receipt } from '../../../protocol/solve/solve-view.ts';

/** A receipt that can be pasted anywhere. Times are in UTC. */
export function receiptText(receipt: Receipt): string {
  const lines = [
    `Receipt for ${receipt.candidate}`,
    `Invitation ${receipt.invitation}`,
    `Began ${receipt.startedAt}`,
    `Ended ${receipt.endedAt}, ${receipt.endedBy === 'candidate' ? 'handed in by the candidate' : 'at the deadline'}`,
  ];
  for (const { title, slug, submissions } of receipt.cases) {
    const counted = submissions.filter(({ kind }) => kind === 'submission');
    lines.push('', `${title} (${slug})`);
    if (counted.length === 0) lines.push('  nothing was handed in');
    for (const { createdAt, origin, submissionDigest, counts } of counted) {
      const by = origin === 'deadline' ? 'at the deadline' : 'by the candidate';
      lines.push(`  ${createdAt} ${by}${counts === true ? ', counts' : ''}`, `    ${submissionDigest}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

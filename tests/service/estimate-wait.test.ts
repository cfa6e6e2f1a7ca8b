import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { claimJudging } from '../../src/service/claim-judging.ts';
import { estimateWait } from '../../src/service/estimate-wait.ts';
import { recordJudging } from '../../src/service/record-judging.ts';
import { submitSolution } from '../../src/service/submit-solution.ts';
import { makeJudged } from '../support/make-report.ts';
import { makeSubmission } from '../support/make-submission.ts';
import { type OpenService, openService } from '../support/open-service.ts';

let service: OpenService;
beforeAll(async () => {
  service = await openService();
});
afterAll(async () => await service.close());

test('the wait is estimated by how long the latest judgings took, and how many run at once', async () => {
  expect(await estimateWait(service, 3)).toBeUndefined();
  const claimed = [];
  for (let each = 0; each < 4; each += 1) {
    const { judgingId } = await submitSolution(service, makeSubmission(), { submittedBy: 'operator' });
    claimed.push({ judgingId, lease: (await claimJudging(service, judgingId)).lease });
  }
  for (const { judgingId, lease } of claimed.slice(0, 2)) {
    await recordJudging(service, { judgingId, lease, outcome: makeJudged() });
  }
  await sql`update judgings set started_at = finished_at - interval '8 seconds' where state = 'judged'`.execute(
    service.store.database,
  );
  expect(await estimateWait(service, 1)).toBe(4);
  expect(await estimateWait(service, 3)).toBe(12);
});

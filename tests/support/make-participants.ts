import type { CaseBehaviour } from '../../src/domain/behaviour.ts';
import { ChallengeSlug } from '../../src/domain/ids.ts';
import type { GroupResult, JudgingReport } from '../../src/domain/judging.ts';
import { totalScore } from '../../src/domain/score.ts';
import type { SourceFile } from '../../src/domain/source-file.ts';
import { claimJudging } from '../../src/service/claim-judging.ts';
import { recordJudging } from '../../src/service/record-judging.ts';
import type { Service } from '../../src/service/service.ts';
import { begin, handIn } from '../../src/service/solve/change-invitation.ts';
import { readOwnSubmission, submitForInvitation } from '../../src/service/solve/submissions.ts';
import { letTimePass, makeInvitation } from './make-invitation.ts';
import { makeReport } from './make-report.ts';

export type Participant = {
  readonly name: string;
  /** How many of the ten tests of counting, and of the four of quiet days, pass. */
  readonly passed: readonly [counting: number, quiet: number];
  readonly files: readonly SourceFile[];
  readonly behaviour?: readonly CaseBehaviour[];
};

const HELLO = ChallengeSlug.parse('hello-case');

/** Somebody who was invited to the hello case, worked for twenty minutes, submitted once and handed in. */
export async function makeParticipant(service: Service, participant: Participant): Promise<void> {
  const { name, passed, files, behaviour = [] } = participant;
  const { id } = await makeInvitation(service, { cases: [HELLO] }, { name });
  await begin(service, id);
  await letTimePass(service, id, 20);
  const sent = await submitForInvitation(service, id, HELLO, { kind: 'submission', files: [...files] }, undefined);
  const judgingId = (await readOwnSubmission(service, id, sent.id)).judging.id;
  const { lease } = await claimJudging(service, judgingId);
  const outcome = { state: 'judged' as const, report: reportOf(passed), behaviour: [...behaviour] };
  await recordJudging(service, { judgingId, lease, outcome });
  await handIn(service, id);
}

function reportOf([counting, quiet]: Participant['passed']): JudgingReport {
  const groups = [
    makeGroup('Counting', 'correctness', 60, 10, counting),
    makeGroup('Quiet days', 'resilience', 40, 4, quiet),
  ];
  const isAccepted = counting === 10 && quiet === 4;
  return { ...makeReport(), groups, score: totalScore(groups), verdict: isAccepted ? 'accepted' : 'wrong-answer' };
}

function makeGroup(
  name: string,
  category: GroupResult['category'],
  points: number,
  tests: number,
  passed: number,
): GroupResult {
  return {
    name,
    category,
    visibility: 'secret',
    points,
    score: (points * passed) / tests,
    cases: Array.from({ length: tests }, (_, index) => ({
      title: `${name} > test ${index + 1}`,
      ...(index < passed
        ? { verdict: 'accepted' as const }
        : { verdict: 'wrong-answer' as const, message: `expected ${index} votes` }),
    })),
  };
}

import type { Language } from '../../domain/challenge.ts';
import type { ChallengeVersion } from '../../domain/ids.ts';
import type { ParticipationId } from '../../domain/participation.ts';
import type { SourceFile } from '../../domain/source-file.ts';
import type { ParticipationSubmissionView, SubmissionNumber } from '../../protocol/review/participation-view.ts';
import { readBehaviour } from '../../store/read-behaviour.ts';
import { findPublished, type PublishedChallenge } from '../../store/read-challenges.ts';
import { readSubmissionFiles } from '../../store/read-submission.ts';
import { challengeView } from '../read-challenge.ts';
import { Refusal } from '../refusal.ts';
import type { Service } from '../service.ts';
import { caseIn } from '../solve/starter-in.ts';
import { submissionHead } from './read-participation.ts';
import { scrubBehaviour, scrubFiles, scrubGroups } from './scrub-parts.ts';
import { readWork } from './work-of.ts';

/**
 * All of one submission, hidden tests included.
 *
 * @param reader - by `senderOf`
 * @throws Refusal `not-found`
 */
export async function readParticipationSubmission(
  service: Service,
  id: ParticipationId,
  number: SubmissionNumber,
  reader: string,
): Promise<ParticipationSubmissionView> {
  const work = await readWork(service, id, reader);
  const { sent, scrub } = work;
  const submission = sent.find((each) => each.number === number);
  if (submission === undefined) throw new Refusal('not-found', `There is no submission ${number}.`);
  const { challengeVersion, versionNumber, report } = submission;
  const challenge = await requirePublished(service, challengeVersion);
  const { manifest } = challenge.package;
  return {
    ...submissionHead(work, submission),
    challengeVersion,
    versionNumber,
    files: scrubFiles(scrub, await readSubmissionFiles(service.store, submission.id)),
    starter: starterFor(challenge, submission.language),
    groups: scrubGroups(scrub, report?.groups ?? [], manifest),
    usage: report?.usage ?? null,
    limits: manifest.limits,
    cpuRunsMs: report?.cpuRunsMs ?? [],
    compileError: report?.compileError === undefined ? null : scrub(report.compileError),
    output: scrub(report?.output ?? ''),
    behaviour: scrubBehaviour(scrub, await readBehaviour(service.store, submission.judgingId), manifest),
  };
}

/** @throws Error where there is no such version: whatever was judged has one */
export async function requirePublished(service: Service, version: ChallengeVersion): Promise<PublishedChallenge> {
  const challenge = await findPublished(service.store, version);
  if (challenge === undefined) throw new Error(`there is no version ${version}`);
  return challenge;
}

/** What the candidate began with. */
export function starterFor(challenge: PublishedChallenge, language: Language | null): SourceFile[] {
  return caseIn(language, challengeView(challenge)).starter;
}

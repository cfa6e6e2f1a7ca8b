import type { ChallengeManifest } from '../../domain/challenge.ts';
import type { ChallengeVersion } from '../../domain/ids.ts';
import { largeInserts } from '../../domain/large-insert.ts';
import { type LineChanges, lineChanges, linesOf } from '../../domain/line-changes.ts';
import type { ParticipationId } from '../../domain/participation.ts';
import type { SourceFile } from '../../domain/source-file.ts';
import { caseTurns } from '../../domain/turned-cases.ts';
import { commonDurationMs } from '../../domain/work-time.ts';
import type { SavedFiles, Timeline, TimelineEvent } from '../../protocol/review/participation-view.ts';
import { findSave, readSaves } from '../../store/drafts/read-history.ts';
import { readInvitedVersion } from '../../store/participations/read-invited-version.ts';
import { findCurrentVersion, findManifest } from '../../store/read-challenges.ts';
import { Refusal } from '../refusal.ts';
import type { Service } from '../service.ts';
import { submissionHead } from './read-participation.ts';
import { requirePublished, starterFor } from './read-participation-submission.ts';
import { scrubFiles, scrubGroups, scrubPath } from './scrub-parts.ts';
import { readWork, type Work } from './work-of.ts';

/**
 * How somebody's work came about: saves, runs of the samples, submissions, and what each turned green.
 *
 * @param reader - by `senderOf`
 * @throws Refusal `not-found`
 */
export async function readTimeline(service: Service, id: ParticipationId, reader: string): Promise<Timeline> {
  const work = await readWork(service, id, reader);
  const { invitation } = work.row;
  const starter = await readStarter(service, work);
  const events = [
    ...framesOf(work),
    ...(await readSaveEvents(service, work, starter)),
    ...(await readJudgedEvents(service, work)),
  ];
  return {
    // Sorting is stable: what is at one time stays in this order.
    events: events.toSorted((a, b) => a.atMs - b.atMs || rankOf(a) - rankOf(b)),
    allottedMs: invitation === null ? null : commonDurationMs(invitation),
    starter,
  };
}

/**
 * One save, for playback.
 *
 * @param reader - by `senderOf`
 * @throws Refusal `not-found` for one that made room for others, too
 */
export async function readSavedFiles(
  service: Service,
  id: ParticipationId,
  revision: number,
  reader: string,
): Promise<SavedFiles> {
  const { participation, row, scrub } = await readWork(service, id, reader);
  const save =
    row.invitation === null
      ? undefined
      : await findSave(service.store, row.invitation.id, participation.slug, revision);
  if (save === undefined) throw new Refusal('not-found', `There is no save ${revision}, or it is kept no more.`);
  return { revision, files: scrubFiles(scrub, save.files) };
}

function rankOf({ type }: TimelineEvent): number {
  return ['begun', 'saved', 'judged', 'ended'].indexOf(type);
}

/** The beginning and the end. */
function framesOf({ row, timeOf }: Work): TimelineEvent[] {
  const { startedAt, endedAt, endedBy } = row.invitation ?? {};
  return [
    ...(startedAt == null ? [] : [{ type: 'begun' as const, atMs: timeOf(startedAt) }]),
    ...(endedAt == null || endedBy == null ? [] : [{ type: 'ended' as const, atMs: timeOf(endedAt), by: endedBy }]),
  ];
}

async function readSaveEvents(
  service: Service,
  { participation, row, scrub, timeOf }: Work,
  starter: readonly SourceFile[],
): Promise<TimelineEvent[]> {
  const { invitation } = row;
  if (invitation === null) return [];
  const inserts = largeInserts(starter.flatMap(({ content }) => linesOf(content)));
  const events: TimelineEvent[] = [];
  let files = starter;
  let savedAt = invitation.startedAt;
  for await (const save of readSaves(service.store, invitation.id, participation.slug)) {
    const changes: LineChanges = lineChanges(files, save.files);
    // Real time, of whoever has more of it, too: nobody types faster for that.
    const sinceBeforeMs = save.savedAt.getTime() - (savedAt ?? save.savedAt).getTime();
    events.push({
      type: 'saved',
      atMs: timeOf(save.savedAt),
      revision: save.revision,
      linesAdded: changes.linesAdded,
      linesRemoved: changes.linesRemoved,
      files: changes.files.map((path) => scrubPath(scrub, path)),
      isLarge: inserts.isLarge(changes.added, sinceBeforeMs),
    });
    files = save.files;
    savedAt = save.savedAt;
  }
  return events;
}

async function readJudgedEvents(service: Service, work: Work): Promise<TimelineEvent[]> {
  const turnsOf = caseTurns();
  const manifests = new Map<ChallengeVersion, ChallengeManifest>();
  const events: TimelineEvent[] = [];
  for (const sent of work.sent) {
    const { state: _, ...head } = submissionHead(work, sent);
    const manifest = manifests.get(sent.challengeVersion) ?? (await findManifest(service.store, sent.challengeVersion));
    if (manifest === undefined) throw new Error(`there is no version ${sent.challengeVersion}`);
    manifests.set(sent.challengeVersion, manifest);
    events.push({ type: 'judged', ...head, ...turnsOf(scrubGroups(work.scrub, sent.report?.groups ?? [], manifest)) });
  }
  return events;
}

/** Of the version that the invitation was begun with, in the language that was chosen for it. */
async function readStarter(service: Service, { participation, row, sent }: Work): Promise<SourceFile[]> {
  const { slug } = participation;
  const begun = row.invitation === null ? undefined : await readInvitedVersion(service.store, row.invitation.id, slug);
  const version = begun?.version ?? sent[0]?.challengeVersion ?? (await findCurrentVersion(service.store, slug));
  if (version === undefined) return [];
  return starterFor(await requirePublished(service, version), begun?.language ?? sent[0]?.language ?? null);
}

import { setTimeout as delay } from 'node:timers/promises';
import type { CaseUnderCheck } from '../../../worker/check/case-under-check.ts';
import type { JudgingKind } from '../../domain/judging.ts';
import type { SourceFile } from '../../domain/source-file.ts';
import { InvitationRequest } from '../../protocol/invitation-view.ts';
import { changeStage } from '../../service/candidates/candidates.ts';
import { invite } from '../../service/invitations/invite.ts';
import type { Service } from '../../service/service.ts';
import { begin, handIn } from '../../service/solve/change-invitation.ts';
import { readDraft, saveDraft } from '../../service/solve/drafts.ts';
import { listOwnSubmissions, submitForInvitation } from '../../service/solve/submissions.ts';
import { moveInvitationBack } from '../../store/invitations/move-invitation-back.ts';
import { notesOf } from './notes.ts';
import type { DemoPerson } from './people.ts';
import { between, type Random } from './random.ts';
import { drawSolution, withMistakes } from './solutions.ts';
import { writeGradually } from './write-gradually.ts';

const DURATION_MINUTES = 150;
const SECOND_MS = 1_000;
const LOOK_EVERY_MS = 200;

export type Course = {
  readonly person: DemoPerson;
  readonly subject: CaseUnderCheck;
  /** How it ends: not begun at all, without handing in, or as it should. */
  readonly ends: 'unopened' | 'begun' | 'handed-in';
  /** What is handed in, where that is not drawn. */
  readonly solution?: readonly SourceFile[];
  readonly random: Random;
};

/**
 * One candidate's afternoon, by the same ways as a real one's: invited, begun, drafts saved, samples run, solutions
 * submitted, handed in. Only time is made: what has happened so far is moved into the past before what comes next.
 */
export async function liveThrough(service: Service, course: Course): Promise<void> {
  const { person, subject, random } = course;
  const { slug } = subject.challenge;
  const request = InvitationRequest.parse({
    cases: [slug],
    durationMinutes: DURATION_MINUTES,
    candidates: [
      {
        candidate: person.email,
        name: person.name,
        extraTime: random() < 0.08 ? 1.25 : 1,
        ...portfolioOf(person, random),
      },
    ],
  });
  const [made] = await invite(service, request, { by: 'Ada Admin', mayAccommodate: true, origin: 'http://localhost' });
  if (made === undefined || course.ends === 'unopened') return;
  const { id, candidate } = made.invitation;
  await changeStage(service, candidate, { stage: 'case' }, 'Ada Admin');
  const pass = async (seconds: number) => await moveInvitationBack(service.store, id, seconds * SECOND_MS);
  await pass(between(random, 3_600, 90_000));
  await begin(service, id);
  /** Time goes on once it was judged, as it does for somebody who waits for the result. */
  const judged = async () => {
    while (
      (await listOwnSubmissions(service, id, slug)).some(({ state }) => state === 'queued' || state === 'running')
    ) {
      await delay(LOOK_EVERY_MS);
    }
  };
  const send = async (kind: JudgingKind, files: readonly SourceFile[]) => {
    await submitForInvitation(service, id, slug, { kind, files: [...files] }, undefined);
    await judged();
  };
  const { files: starter } = await readDraft(service, id, slug);
  const notes = notesOf(person, random);
  const last = [...(course.solution ?? (await drawSolution(subject, random))), ...(notes === undefined ? [] : [notes])];
  const saves = writeGradually(starter, withSignature(last, person, random), random);
  const earlier = await withMistakes(subject, saves.at(-1) ?? last, between(random, 1, 3), random);
  const [sampleFrom, submitsAt] = [0.3 + random() * 0.3, Math.floor(saves.length * (0.7 + random() * 0.2))];
  let revision = 0;
  for (const [index, files] of saves.entries()) {
    await pass(between(random, 40, Math.min(600, Math.floor((DURATION_MINUTES * 50) / saves.length))));
    const isLast = index === saves.length - 1;
    ({ revision } = await saveDraft(service, id, slug, { baseRevision: revision, files: [...files] }));
    const isCurious = index / saves.length > sampleFrom && random() < 0.16;
    if (isCurious) await send('sample', files);
    if (index === submitsAt && !isLast && random() < 0.6) await send('submission', earlier);
  }
  await pass(between(random, 60, 400));
  if (course.ends === 'begun') return;
  const final = saves.at(-1) ?? last;
  if (random() < 0.75) await send('submission', final);
  await pass(between(random, 20, 200));
  await handIn(service, id);
  await judged();
  await pass(between(random, 7_200, 400_000));
}

function portfolioOf({ email }: DemoPerson, random: Random): { portfolioUrl?: string } {
  const [user = ''] = email.split('@');
  return random() < 0.6 ? { portfolioUrl: `https://github.com/${user.replaceAll('.', '-')}` } : {};
}

/** Some write their name on what they make. */
function withSignature(files: readonly SourceFile[], { name }: DemoPerson, random: Random): readonly SourceFile[] {
  if (random() > 0.3) return files;
  const signed = files.findIndex(({ path }) => path.endsWith('.ts'));
  return files.map((file, index) => (index === signed ? { ...file, content: `// ${name}\n${file.content}` } : file));
}

import pLimit from 'p-limit';
import type { CaseUnderCheck } from '../../../worker/check/case-under-check.ts';
import { CandidateId } from '../../domain/ids.ts';
import { seededRandom } from '../../domain/seeded-random.ts';
import { Password } from '../../protocol/staff-view.ts';
import { eraseCandidate } from '../../service/candidates/erase-candidate.ts';
import { listInvitations } from '../../service/invitations/read-invitations.ts';
import type { Service } from '../../service/service.ts';
import { inviteStaff, listStaff } from '../../service/staff/manage-staff.ts';
import { acceptWelcome } from '../../service/staff/welcome-staff.ts';
import { type Course, liveThrough } from './live-through.ts';
import { DEMO_STAFF, type DemoPerson } from './people.ts';
import { renamed } from './solutions.ts';

/** For people who look around on their own machine, and nothing else. */
export const DEMO_PASSWORD = Password.parse('a demo for everybody');

/** So many candidates are at work at once: enough to keep the benches busy. */
const AT_ONCE = 6;
/** Every third of them has the second case as well. */
const SECOND_CASE_EVERY = 3;

export type Cohort = {
  readonly people: readonly DemoPerson[];
  readonly cases: readonly [CaseUnderCheck, CaseUnderCheck];
  /** Ends it after what is under way. */
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
};

/** Everybody of the staff, and every candidate with all that they did. Who is there already stays as they are. */
export async function fillCohort(service: Service, { people, cases, signal, onProgress }: Cohort): Promise<void> {
  await hireStaff(service);
  let done = 0;
  const limit = pLimit(AT_ONCE);
  await Promise.all(
    people.map((person, index) =>
      limit(async () => {
        if (!signal.aborted) await liveAll(service, person, coursesOf(person, index, cases));
        done += 1;
        onProgress(done, people.length);
      }),
    ),
  );
}

async function hireStaff(service: Service): Promise<void> {
  const known = new Set((await listStaff(service)).map(({ email }) => email));
  for (const person of DEMO_STAFF.filter(({ email }) => !known.has(email))) {
    const { token } = await inviteStaff(service, person, 'the demo');
    await acceptWelcome(service, token, { password: DEMO_PASSWORD });
  }
}

/** The same ones each time. A few never begin or never hand in, and one hands in what another one wrote. */
function coursesOf(person: DemoPerson, index: number, [first, second]: Cohort['cases']): Course[] {
  const course = (subject: CaseUnderCheck, seed: number): Course => {
    const ends = index % 13 === 12 ? 'unopened' : index % 19 === 17 ? 'begun' : 'handed-in';
    return { person, subject, ends, random: seededRandom(seed), ...copyOf(subject, index) };
  };
  const courses = [course(first, 1_000 + index)];
  if (index % SECOND_CASE_EVERY === 1) courses.push(course(second, 2_000 + index));
  return courses;
}

/** The fourth and the tenth have the same, but for what everything is called. */
function copyOf(subject: CaseUnderCheck, index: number): Pick<Course, 'solution'> {
  const source = subject.examples.filter(({ path }) => path.startsWith('submissions/wrong-answer/'))[7];
  if (source === undefined || (index !== 3 && index !== 9)) return {};
  return { solution: index === 3 ? source.files : renamed(source.files) };
}

/** Somebody who was stopped in the middle is begun again. */
async function liveAll(service: Service, { email }: DemoPerson, courses: readonly Course[]): Promise<void> {
  const id = CandidateId.parse(email);
  const known = await listInvitations(service, { candidate: id });
  const isLived = ({ subject, ends }: Course): boolean =>
    known.some(
      ({ cases, state }) => cases.includes(subject.challenge.slug) && (ends !== 'handed-in' || state === 'over'),
    );
  if (courses.every(isLived)) return;
  if (known.length > 0) await eraseCandidate(service, id, { confirm: id, reason: 'the demo was stopped' }, 'the demo');
  for (const course of courses) await liveThrough(service, course);
}

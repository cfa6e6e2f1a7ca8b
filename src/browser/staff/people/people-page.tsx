import { useEffect, useState } from 'preact/hooks';
import type { StaffLink, StaffView } from '../../../protocol/staff-view.ts';
import { wordsFor } from '../../api/problem.ts';
import { dayAndTime } from '../../app/format-time.ts';
import { toast } from '../../design/parts/toasts.tsx';
import { changeStaff, listStaff, resetStaff } from '../api/staff-client.ts';
import { Failure } from '../parts/failure.tsx';
import { ShownOnce } from '../parts/shown-once.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import type { SignedInProps } from '../signed-in.tsx';
import { InviteForm } from './invite-form.tsx';
import { PersonRow } from './person-row.tsx';

/** Who is on the staff, for admins. */
export function PeoplePage({ person: me }: SignedInProps) {
  const { value: staff, failure, reload } = useLoaded(listStaff);
  const [link, setLink] = useState<StaffLink | undefined>(undefined);
  useEffect(() => {
    document.title = 'minicase: staff';
  }, []);
  const attempt = async (work: () => Promise<void>) => {
    await work().catch((error: unknown) => toast(wordsFor(error), 'bad'));
    await reload();
  };
  const change = (person: StaffView, ...[what]: [Parameters<typeof changeStaff>[1]]) =>
    void attempt(async () => {
      await changeStaff(person.id, what);
      toast(`${person.name} is changed.`, 'good');
    });
  const makeLink = (person: StaffView) => void attempt(async () => setLink(await resetStaff(person.id)));
  const invited = async (made: StaffLink) => {
    setLink(made);
    await reload();
  };
  return (
    <>
      <h1>Staff</h1>
      <Failure words={failure} />
      {link === undefined ? null : (
        <ShownOnce
          key={link.link}
          label={`Link for ${link.person.name}`}
          secret={link.link}
          note={`Hand it to them. It is good once, until ${dayAndTime(link.expiresAt)}, and never shown again.`}
        />
      )}
      <section class="card" aria-labelledby="invite">
        <h2 id="invite">Invite somebody</h2>
        <InviteForm onInvited={invited} />
      </section>
      <section class="card" aria-labelledby="people">
        <h2 id="people">Who is here</h2>
        <ul class="rows">
          {(staff ?? []).map((person) => (
            <PersonRow
              key={person.id}
              person={person}
              isMe={person.id === me.id}
              onChange={(what) => change(person, what)}
              onLink={() => makeLink(person)}
            />
          ))}
        </ul>
      </section>
    </>
  );
}

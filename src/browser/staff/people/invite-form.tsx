import { useState } from 'preact/hooks';
import type { Role } from '../../../domain/role.ts';
import type { StaffLink } from '../../../protocol/staff-view.ts';
import { inviteStaff } from '../api/staff-client.ts';
import { Failure } from '../parts/failure.tsx';
import { Field } from '../parts/field.tsx';
import { useSending } from '../parts/use-sending.ts';
import { ROLE_NAMES, ROLES } from './roles.ts';

export function InviteForm({ onInvited }: { readonly onInvited: (link: StaffLink) => Promise<void> }) {
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('reviewer');
  const { isSending, failure, errorOf, send } = useSending();
  const submit = (event: Event) => {
    event.preventDefault();
    void send(async () => {
      const link = await inviteStaff({ name, email, role });
      setName('');
      setEmail('');
      await onInvited(link);
    });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Failure words={failure} />
      <div class="two-fields">
        <Field label="Name" value={name} onValue={setName} error={errorOf('name')} />
        <Field label="E-mail address" type="email" value={email} onValue={setEmail} error={errorOf('email')} />
      </div>
      <fieldset>
        <legend>Role</legend>
        <div class="choices stacked">
          {ROLE_NAMES.map((each) => (
            <label key={each} class="choice">
              <input type="radio" name="role" checked={role === each} onChange={() => setRole(each)} />
              {ROLES[each]}
            </label>
          ))}
        </div>
      </fieldset>
      <button type="submit" class="button primary" disabled={isSending}>
        Invite
      </button>
    </form>
  );
}

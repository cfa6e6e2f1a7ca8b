import { useState } from 'preact/hooks';
import { toast } from '../../design/parts/toasts.tsx';
import { changePassword } from '../api/staff-client.ts';
import { Failure } from '../parts/failure.tsx';
import { Field } from '../parts/field.tsx';
import { useSending } from '../parts/use-sending.ts';
import { UserName } from '../parts/user-name.tsx';

export function Password({ email }: { readonly email: string }) {
  const [current, setCurrent] = useState('');
  const [wanted, setWanted] = useState('');
  const { isSending, failure, errorOf, send } = useSending();
  const submit = (event: Event) => {
    event.preventDefault();
    void send(async () => {
      await changePassword(current, wanted);
      setCurrent('');
      setWanted('');
      toast('Your password is changed. All other sessions have ended.', 'good');
    });
  };
  return (
    <section class="card" aria-labelledby="password">
      <h2 id="password">Password</h2>
      <Failure words={failure} />
      <form onSubmit={submit} noValidate>
        <UserName email={email} />
        <Field
          label="Password that you have now"
          type="password"
          autoComplete="current-password"
          value={current}
          onValue={setCurrent}
          error={errorOf('currentPassword')}
        />
        <Field
          label="New password"
          hint="At least 12 characters. It ends all other sessions."
          type="password"
          autoComplete="new-password"
          value={wanted}
          onValue={setWanted}
          error={errorOf('newPassword')}
        />
        <button type="submit" class="button" disabled={isSending || current === '' || wanted === ''}>
          Change it
        </button>
      </form>
    </section>
  );
}

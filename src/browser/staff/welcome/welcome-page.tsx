import { useState } from 'preact/hooks';
import type { Welcome } from '../../../protocol/staff-view.ts';
import { PageHead } from '../../design/parts/page-head.tsx';
import { acceptWelcome, readWelcome, signIn } from '../api/staff-client.ts';
import { Failure } from '../parts/failure.tsx';
import { Field } from '../parts/field.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { useSending } from '../parts/use-sending.ts';

const TITLES: Readonly<Record<Welcome['kind'], string>> = {
  'set-up': 'Make the first account',
  invitation: 'Welcome',
  reset: 'Set a new password',
};

/** Where one-time links lead. */
export function WelcomePage({ token }: { readonly token: string }) {
  const { value: welcome, failure } = useLoaded(() => readWelcome(token));
  return (
    <>
      <PageHead home="/" />
      <main class="page narrow" id="content" aria-busy={welcome === undefined && failure === undefined}>
        {failure === undefined ? null : (
          <>
            <h1>This link does not work</h1>
            <p>{failure}</p>
            <p>
              <a href="/sign-in">Sign in</a>
            </p>
          </>
        )}
        {welcome === undefined ? null : (
          <>
            <h1>{TITLES[welcome.kind]}</h1>
            <p>{introduction(welcome)}</p>
            <div class="card">
              <PasswordForm token={token} welcome={welcome} />
            </div>
          </>
        )}
      </main>
    </>
  );
}

function introduction({ kind, name, email }: Welcome): string {
  if (kind === 'set-up') return 'It is an admin’s: with it you invite the others.';
  const who = `${name ?? ''}, you sign in as ${email ?? ''}.`;
  return kind === 'invitation' ? `${who} Choose a password.` : `${who} All your sessions end, and your second factor.`;
}

function PasswordForm({ token, welcome }: { readonly token: string; readonly welcome: Welcome }) {
  const [name, setName] = useState('');
  const [email, setEmail] = useState(welcome.email ?? '');
  const [password, setPassword] = useState('');
  const { isSending, failure, errorOf, send } = useSending();
  const isFirst = welcome.kind === 'set-up';
  const submit = (event: Event) => {
    event.preventDefault();
    void send(async () => {
      const person = await acceptWelcome(token, isFirst ? { password, name, email } : { password });
      await signIn(person.email, password);
      location.replace(isFirst ? '/staff' : '/');
    });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Failure words={failure} />
      {isFirst ? (
        <Field
          label="Your name"
          hint="It stands under what you do."
          autoComplete="name"
          value={name}
          onValue={setName}
          error={errorOf('name')}
          isFocused
        />
      ) : null}
      <Field
        label="E-mail address"
        type="email"
        autoComplete="username"
        value={email}
        onValue={setEmail}
        error={errorOf('email')}
        isReadOnly={!isFirst}
      />
      <Field
        label="Password"
        hint="At least 12 characters: a few words that only you would put together."
        type="password"
        autoComplete="new-password"
        value={password}
        onValue={setPassword}
        error={errorOf('password')}
        isFocused={!isFirst}
      />
      <button type="submit" class="button primary whole" disabled={isSending}>
        {isSending ? 'Saving…' : 'Save and sign in'}
      </button>
    </form>
  );
}

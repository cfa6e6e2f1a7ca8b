import { useEffect, useState } from 'preact/hooks';
import { PageHead } from '../../design/parts/page-head.tsx';
import { beginSingleSignOn, readSignInOptions, signIn } from '../api/staff-client.ts';
import { Failure } from '../parts/failure.tsx';
import { Field } from '../parts/field.tsx';
import { nextPage } from '../parts/next-page.ts';
import { useSending } from '../parts/use-sending.ts';
import { CodeForm } from './code-form.tsx';

/** Who comes back from single sign-on without being let in comes back with a reason, in the words of a program. */
const REASONS: Readonly<Record<string, string>> = {
  signup_disabled: 'Nobody of the staff has the e-mail address that you signed in with. Ask an admin to invite you.',
  account_not_linked: 'Your provider does not vouch for your e-mail address, so that it cannot let you in here.',
  unable_to_create_session: 'This account is disabled: ask an admin.',
  access_denied: 'Signing in was called off.',
};

export function SignInPage() {
  const [isCodeAsked, setCodeAsked] = useState(false);
  return (
    <>
      <PageHead home="/" />
      <main class="page narrow" id="content">
        <h1>Sign in</h1>
        <div class="card">
          {isCodeAsked ? (
            <CodeForm onBack={() => setCodeAsked(false)} />
          ) : (
            <PasswordForm onCode={() => setCodeAsked(true)} />
          )}
        </div>
        <p class="soft small">
          For the staff. Candidates come by the link of their invitation. If you have lost your password, an admin can
          make a link by which you set a new one.
        </p>
      </main>
    </>
  );
}

function PasswordForm({ onCode }: { readonly onCode: () => void }) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const { isSending, failure, errorOf, send } = useSending();
  const reason = new URLSearchParams(location.search).get('error');
  const submit = (event: Event) => {
    event.preventDefault();
    void send(async () => {
      const { twoFactorRedirect } = await signIn(email.trim(), password);
      if (twoFactorRedirect) onCode();
      else location.assign(nextPage());
    });
  };
  return (
    <>
      <Failure words={failure ?? (reason === null ? undefined : reasonFor(reason))} />
      <form onSubmit={submit}>
        <Field
          label="E-mail address"
          type="email"
          autoComplete="username"
          value={email}
          onValue={setEmail}
          error={errorOf('email')}
          isFocused
        />
        <Field
          label="Password"
          type="password"
          autoComplete="current-password"
          value={password}
          onValue={setPassword}
          error={errorOf('password')}
        />
        <button type="submit" class="button primary whole" disabled={isSending}>
          {isSending ? 'Signing in…' : 'Sign in'}
        </button>
      </form>
      <SingleSignOn />
    </>
  );
}

function SingleSignOn() {
  const [name, setName] = useState<string | undefined>(undefined);
  const { isSending, failure, send } = useSending();
  useEffect(() => {
    readSignInOptions().then(
      ({ singleSignOn }) => setName(singleSignOn?.name),
      // Without it the password form is still there.
      () => undefined,
    );
  }, []);
  if (name === undefined) return null;
  const begin = () =>
    send(async () => {
      location.assign((await beginSingleSignOn(nextPage())).url);
    });
  return (
    <>
      <p class="or soft">or</p>
      <Failure words={failure} />
      <button type="button" class="button whole" disabled={isSending} onClick={() => void begin()}>
        Sign in with {name}
      </button>
    </>
  );
}

function reasonFor(reason: string): string {
  return REASONS[reason.replaceAll(' ', '_')] ?? 'Single sign-on did not let you in. Try again, or ask an admin.';
}

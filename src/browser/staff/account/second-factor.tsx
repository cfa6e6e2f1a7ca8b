import { useState } from 'preact/hooks';
import type { StaffView } from '../../../protocol/staff-view.ts';
import { toast } from '../../design/parts/toasts.tsx';
import { type BegunSecondFactor, beginSecondFactor, endSecondFactor, verifyCode } from '../api/staff-client.ts';
import { Failure } from '../parts/failure.tsx';
import { Field } from '../parts/field.tsx';
import { useSending } from '../parts/use-sending.ts';
import { UserName } from '../parts/user-name.tsx';
import { QrCode } from './qr-code.tsx';

type SecondFactorProps = { readonly person: StaffView; readonly onChange: () => Promise<void> };

export function SecondFactor({ person: { email, hasTwoFactor }, onChange }: SecondFactorProps) {
  const [begun, setBegun] = useState<BegunSecondFactor | undefined>(undefined);
  const [password, setPassword] = useState('');
  const { isSending, failure, errorOf, send } = useSending();
  const submit = (event: Event) => {
    event.preventDefault();
    void send(async () => {
      if (hasTwoFactor) {
        await endSecondFactor(password);
        toast('The second factor is off.', 'good');
        await onChange();
      } else setBegun(await beginSecondFactor(password));
      setPassword('');
    });
  };
  const finish = async () => {
    setBegun(undefined);
    toast('From now on a code is asked for when you sign in.', 'good');
    await onChange();
  };
  return (
    <section class="card" aria-labelledby="second-factor">
      <h2 id="second-factor">
        Second factor <span class={hasTwoFactor ? 'badge good' : 'badge'}>{hasTwoFactor ? 'on' : 'off'}</span>
      </h2>
      {begun !== undefined ? (
        <Confirmation begun={begun} onConfirmed={finish} />
      ) : (
        <>
          <p>
            {hasTwoFactor
              ? 'When you sign in, your authenticator app is asked for a code.'
              : 'An authenticator app on your phone: whoever learns your password cannot sign in with it alone.'}
          </p>
          <Failure words={failure} />
          <form onSubmit={submit} noValidate>
            <UserName email={email} />
            <Field
              label="Your password"
              type="password"
              autoComplete="current-password"
              value={password}
              onValue={setPassword}
              error={errorOf('password')}
            />
            <button
              type="submit"
              class={hasTwoFactor ? 'button danger' : 'button'}
              disabled={isSending || password === ''}
            >
              {hasTwoFactor ? 'Turn it off' : 'Set it up'}
            </button>
          </form>
        </>
      )}
    </section>
  );
}

type ConfirmationProps = { readonly begun: BegunSecondFactor; readonly onConfirmed: () => Promise<void> };

function Confirmation({ begun: { totpURI, backupCodes }, onConfirmed }: ConfirmationProps) {
  const [code, setCode] = useState('');
  const { isSending, failure, errorOf, send } = useSending();
  const submit = (event: Event) => {
    event.preventDefault();
    void send(async () => {
      await verifyCode(code.replaceAll(' ', ''), false);
      await onConfirmed();
    });
  };
  const secret = new URL(totpURI).searchParams.get('secret') ?? '';
  return (
    <ol class="steps">
      <li>
        <p>Scan this with your authenticator app.</p>
        <QrCode text={totpURI} label="QR code for an authenticator app" />
        <p class="small">
          Or type this key there: <code>{secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
        </p>
      </li>
      <li>
        <p>Keep these codes where you find them when the phone is lost. Each is good once, and they are shown once.</p>
        <ul class="codes">
          {backupCodes.map((each) => (
            <li key={each}>
              <code>{each}</code>
            </li>
          ))}
        </ul>
      </li>
      <li>
        <Failure words={failure} />
        <form onSubmit={submit} noValidate>
          <Field
            label="Code that the app shows now"
            inputMode="numeric"
            autoComplete="one-time-code"
            value={code}
            onValue={setCode}
            error={errorOf('code')}
          />
          <button type="submit" class="button primary" disabled={isSending || code === ''}>
            Turn it on
          </button>
        </form>
      </li>
    </ol>
  );
}

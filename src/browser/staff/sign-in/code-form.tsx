import { useState } from 'preact/hooks';
import { verifyBackupCode, verifyCode } from '../api/staff-client.ts';
import { Failure } from '../parts/failure.tsx';
import { Field } from '../parts/field.tsx';
import { nextPage } from '../parts/next-page.ts';
import { useSending } from '../parts/use-sending.ts';

/** The second step of signing in: a code of the authenticator app, or one of those kept for when it is lost. */
export function CodeForm({ onBack }: { readonly onBack: () => void }) {
  const [code, setCode] = useState('');
  const [isBackup, setBackup] = useState(false);
  const [isTrusted, setTrusted] = useState(false);
  const { isSending, failure, errorOf, send } = useSending();
  const submit = (event: Event) => {
    event.preventDefault();
    void send(async () => {
      const plain = code.replaceAll(' ', '');
      if (isBackup) await verifyBackupCode(plain);
      else await verifyCode(plain, isTrusted);
      location.assign(nextPage());
    });
  };
  const turn = () => {
    setBackup(!isBackup);
    setCode('');
  };
  return (
    <form onSubmit={submit}>
      <Failure words={failure} />
      <Field
        key={String(isBackup)}
        label={isBackup ? 'Backup code' : 'Code'}
        hint={
          isBackup
            ? 'One of those that you were given. Each is good once.'
            : 'The six digits that your authenticator app shows.'
        }
        inputMode={isBackup ? 'text' : 'numeric'}
        autoComplete="one-time-code"
        value={code}
        onValue={setCode}
        error={errorOf('code')}
        isFocused
      />
      {isBackup ? null : (
        <label class="choice spaced-below">
          <input type="checkbox" checked={isTrusted} onChange={() => setTrusted(!isTrusted)} />
          Do not ask again on this device for 30 days
        </label>
      )}
      <button type="submit" class="button primary whole" disabled={isSending}>
        {isSending ? 'Checking…' : 'Go on'}
      </button>
      <div class="actions below">
        <button type="button" class="button quiet tiny" onClick={turn}>
          {isBackup ? 'Use the app' : 'Use a backup code'}
        </button>
        <button type="button" class="button quiet tiny" onClick={onBack}>
          Back to the password
        </button>
      </div>
    </form>
  );
}

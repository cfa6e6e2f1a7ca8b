import { useEffect } from 'preact/hooks';
import type { SignedInProps } from '../signed-in.tsx';
import { ApiKeys } from './api-keys.tsx';
import { Password } from './password.tsx';
import { SecondFactor } from './second-factor.tsx';
import { Sessions } from './sessions.tsx';

export function AccountPage({ me, person, reload }: SignedInProps) {
  useEffect(() => {
    document.title = 'minicase: account';
  }, []);
  return (
    <>
      <h1>{person.name}</h1>
      <p class="soft">
        {person.email} · <span class="badge">{person.role}</span>
      </p>
      <Password email={person.email} />
      <SecondFactor person={person} onChange={reload} />
      <ApiKeys scopes={me.scopes} />
      <Sessions />
    </>
  );
}

import type { Role } from '../../../domain/role.ts';
import type { StaffChange, StaffView } from '../../../protocol/staff-view.ts';
import { ROLE_NAMES } from './roles.ts';

type PersonRowProps = {
  readonly person: StaffView;
  readonly isMe: boolean;
  readonly onChange: (change: StaffChange) => void;
  readonly onLink: () => void;
};

const TONES: Readonly<Record<StaffView['state'], string>> = { active: 'good', invited: 'warn', disabled: 'bad' };

export function PersonRow({ person, isMe, onChange, onLink }: PersonRowProps) {
  const { name, email, role, state, hasTwoFactor } = person;
  const isDisabled = state === 'disabled';
  const link = state === 'invited' ? 'New link' : 'Reset password';
  const chooseRole = (select: HTMLSelectElement) => {
    onChange({ role: select.value as Role });
    // What is shown is what the server says, which comes with the answer.
    select.value = role;
  };
  return (
    <li>
      <span>
        {name} {isMe ? <span class="badge">you</span> : null} <span class={`badge ${TONES[state]}`}>{state}</span>{' '}
        {hasTwoFactor ? <span class="badge">second factor</span> : null}
        <br />
        <span class="soft small">{email}</span>
      </span>
      <span class="actions">
        <select
          class="input inline"
          aria-label={`Role of ${name}`}
          value={role}
          onChange={(event) => chooseRole(event.currentTarget)}
        >
          {ROLE_NAMES.map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </select>
        <button
          type="button"
          class="button tiny"
          disabled={isDisabled}
          aria-label={`${link} of ${name}`}
          onClick={onLink}
        >
          {link}
        </button>
        <button
          type="button"
          class={isDisabled ? 'button tiny' : 'button danger tiny'}
          aria-label={`${isDisabled ? 'Enable' : 'Disable'} ${name}`}
          onClick={() => onChange({ isDisabled: !isDisabled })}
        >
          {isDisabled ? 'Enable' : 'Disable'}
        </button>
      </span>
    </li>
  );
}

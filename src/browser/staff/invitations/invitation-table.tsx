import { useState } from 'preact/hooks';
import type { InvitationState } from '../../../domain/invitation.ts';
import type { InvitationView } from '../../../protocol/invitation-view.ts';
import { dayAndTime } from '../../app/format-time.ts';
import { INVITATION_STATES } from './invitation-states.ts';

type InvitationTableProps = {
  readonly invitations: readonly InvitationView[] | undefined;
  readonly onRevoke: (invitation: InvitationView) => void;
  readonly onRenew: (invitation: InvitationView) => void;
  /** For admins. */
  readonly onTime?: (invitation: InvitationView) => void;
  readonly onExtend?: () => void;
};

export function InvitationTable({ invitations, onRevoke, onRenew, onTime, onExtend }: InvitationTableProps) {
  const [search, setSearch] = useState('');
  const [state, setState] = useState<InvitationState | ''>('');
  const wanted = search.trim().toLowerCase();
  const shown = (invitations ?? []).filter(
    (each) =>
      (state === '' || each.state === state) &&
      [each.candidate, each.name ?? '', ...each.cases].some((text) => text.toLowerCase().includes(wanted)),
  );
  return (
    <section aria-labelledby="invited">
      <div class="list-head">
        <h2 id="invited">
          Invited{' '}
          {invitations === undefined ? null : (
            <span class="soft small">
              {shown.length} of {invitations.length}
            </span>
          )}
        </h2>
        <input
          class="input"
          type="search"
          aria-label="Search by candidate or case"
          placeholder="Candidate or case"
          value={search}
          onInput={(event) => setSearch(event.currentTarget.value)}
        />
        <select
          class="input inline"
          aria-label="State"
          value={state}
          onChange={(event) => setState(event.currentTarget.value as InvitationState | '')}
        >
          <option value="">all states</option>
          {Object.entries(INVITATION_STATES).map(([name, { words }]) => (
            <option key={name} value={name}>
              {words}
            </option>
          ))}
        </select>
        {onExtend === undefined ? null : (
          <button type="button" class="button" onClick={onExtend}>
            Extend everyone…
          </button>
        )}
      </div>
      {invitations?.length === 0 ? <p class="empty">Nobody is invited yet.</p> : null}
      {invitations !== undefined && invitations.length > 0 && shown.length === 0 ? (
        <p class="empty">Nobody fits.</p>
      ) : null}
      <ul class="rows">
        {shown.map((invitation) => (
          <Row
            key={invitation.id}
            invitation={invitation}
            onRevoke={onRevoke}
            onRenew={onRenew}
            {...(onTime === undefined ? {} : { onTime })}
          />
        ))}
      </ul>
    </section>
  );
}

type RowProps = Pick<InvitationTableProps, 'onRevoke' | 'onRenew' | 'onTime'> & { readonly invitation: InvitationView };

function Row({ invitation, onRevoke, onRenew, onTime }: RowProps) {
  const { candidate, name, cases, state } = invitation;
  const { words, tone } = INVITATION_STATES[state];
  const isOpen = state === 'early' || state === 'ready' || state === 'running';
  return (
    <li>
      <span>
        <a href={`/candidates/${encodeURIComponent(candidate)}`}>{name ?? candidate}</a>{' '}
        <span class={`badge ${tone}`}>{words}</span>
        <br />
        <span class="soft small">
          {name === null ? '' : `${candidate}, `}
          {cases.join(', ')}
          {when(invitation)}
        </span>
      </span>
      <span class="actions">
        {onTime === undefined ? null : (
          <button
            type="button"
            class="button tiny"
            aria-label={`Time of ${candidate}`}
            onClick={() => onTime(invitation)}
          >
            Time…
          </button>
        )}
        {isOpen ? (
          <>
            <button
              type="button"
              class="button tiny"
              aria-label={`New link for ${candidate}`}
              onClick={() => onRenew(invitation)}
            >
              New link
            </button>
            <button
              type="button"
              class="button danger tiny"
              aria-label={`Take back the invitation of ${candidate}`}
              onClick={() => onRevoke(invitation)}
            >
              Take back
            </button>
          </>
        ) : null}
      </span>
    </li>
  );
}

function when({ state, startedAt, endedAt, opensAt, closesAt }: InvitationView): string {
  if (endedAt !== null) return `, handed in ${dayAndTime(endedAt)}`;
  if (startedAt !== null) return `, started ${dayAndTime(startedAt)}`;
  if (state === 'early' && opensAt !== null) return `, from ${dayAndTime(opensAt)}`;
  return closesAt === null ? '' : `, until ${dayAndTime(closesAt)}`;
}

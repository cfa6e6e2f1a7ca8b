import { useState } from 'preact/hooks';
import type { InvitationLink } from '../../../protocol/invitation-view.ts';
import { type Invite, invite, listChallenges } from '../api/hiring-client.ts';
import { Failure } from '../parts/failure.tsx';
import { Field } from '../parts/field.tsx';
import { requireNumber } from '../parts/require-number.ts';
import { useLoaded } from '../parts/use-loaded.ts';
import { useSending } from '../parts/use-sending.ts';
import { PeopleField } from './people-field.tsx';
import { readPeople, typedLine } from './read-people.ts';

type InviteFormProps = {
  readonly isAdmin: boolean;
  readonly onInvited: (links: readonly InvitationLink[]) => Promise<void>;
};

const USUAL = { duration: '90', submissions: '', opensAt: '', closesAt: '', people: '' };

/** Invites one or many to one case or several. */
export function InviteForm({ isAdmin, onInvited }: InviteFormProps) {
  const { value: challenges, failure: notLoaded } = useLoaded(listChallenges);
  const [cases, setCases] = useState<readonly string[]>([]);
  const [given, setGiven] = useState(USUAL);
  const { isSending, failure, errors, errorOf, send } = useSending();
  const set = (change: Partial<typeof USUAL>) => setGiven({ ...given, ...change });
  const toggle = (slug: string, isChosen: boolean) =>
    setCases(isChosen ? [...cases, slug] : cases.filter((each) => each !== slug));
  const submit = (event: Event) => {
    event.preventDefault();
    void send(async () => {
      await onInvited(await invite(requestOf(cases, given)));
      set({ people: '' });
    });
  };
  const ofPeople = errors.filter(({ path }) => /^(csv|candidates)/.test(path));
  const ofCases = errors.find(({ path }) => /^(cases|rehearsal|languages)/.test(path))?.message;
  return (
    <form onSubmit={submit} noValidate>
      <Failure words={notLoaded ?? failure} />
      <fieldset aria-describedby={ofCases === undefined ? undefined : 'cases-error'}>
        <legend>Cases</legend>
        <div class="choices">
          {(challenges ?? []).map(({ slug, title }) => (
            <label key={slug} class="choice">
              <input
                type="checkbox"
                checked={cases.includes(slug)}
                onChange={(event) => toggle(slug, event.currentTarget.checked)}
              />
              <span>
                {title} <span class="soft small">{slug}</span>
              </span>
            </label>
          ))}
        </div>
        {ofCases === undefined ? null : (
          <span class="bad small" id="cases-error" role="alert">
            {ofCases}
          </span>
        )}
      </fieldset>
      <div class="two-fields">
        <Field
          label="Minutes"
          hint="From when they start; empty for as long as until the end below."
          inputMode="numeric"
          isRequired={false}
          value={given.duration}
          onValue={(duration) => set({ duration })}
          error={errorOf('durationMinutes')}
        />
        <Field
          label="Submissions that count"
          hint="To each case; empty for as many as they like."
          inputMode="numeric"
          isRequired={false}
          value={given.submissions}
          onValue={(submissions) => set({ submissions })}
          error={errorOf('submissionsAtMost')}
        />
        <Field
          label="May be started from"
          hint="In your time zone; empty for at once."
          type="datetime-local"
          isRequired={false}
          value={given.opensAt}
          onValue={(opensAt) => set({ opensAt })}
          error={errorOf('opensAt')}
        />
        <Field
          label="May be started until"
          hint="Who starts in time has all the minutes."
          type="datetime-local"
          isRequired={false}
          value={given.closesAt}
          onValue={(closesAt) => set({ closesAt })}
          error={errorOf('closesAt')}
        />
      </div>
      <PeopleField
        isAdmin={isAdmin}
        value={given.people}
        onValue={(people) => set({ people })}
        errors={ofPeople.map(({ path, message }) => `${typedLine(path, given.people)}: ${message}`)}
      />
      <button type="submit" class="button primary" disabled={isSending}>
        {isSending ? 'Inviting …' : 'Invite'}
      </button>
    </form>
  );
}

function requestOf(cases: readonly string[], given: typeof USUAL): Invite {
  return {
    cases: [...cases],
    durationMinutes: numberOf('durationMinutes', given.duration),
    submissionsAtMost: numberOf('submissionsAtMost', given.submissions),
    opensAt: timeOf(given.opensAt),
    closesAt: timeOf(given.closesAt),
    csv: readPeople(given.people).csv,
  };
}

function numberOf(field: string, text: string): number | null {
  return text.trim() === '' ? null : requireNumber(field, text);
}

function timeOf(local: string): string | null {
  return local === '' ? null : new Date(local).toISOString();
}

import { useState } from 'preact/hooks';
import type { Language } from '../../../domain/challenge.ts';
import { wordsFor } from '../../api/problem.ts';
import { toast } from '../../design/parts/toasts.tsx';
import { useSession, useView } from '../session-context.ts';
import { LANGUAGES } from './case-list.tsx';

/** What candidates may say of themselves. None of it has to be said. */
export function AboutYou() {
  const session = useSession();
  const { profile, cases } = useView();
  const [address, setAddress] = useState(profile.portfolioUrl ?? '');
  const [error, setError] = useState<string | undefined>(undefined);
  const [isSaving, setSaving] = useState(false);
  const languages = [...new Set(cases.flatMap((each) => each.languages))];
  const save = async (change: { portfolioUrl?: string | null; language?: Language | null }) => {
    setSaving(true);
    try {
      session.take(await session.client.saveProfile(change));
      setError(undefined);
      toast('Saved.', 'good');
    } catch (cause) {
      setError(wordsFor(cause));
    } finally {
      setSaving(false);
    }
  };
  const savePortfolio = async (event: Event) => {
    event.preventDefault();
    const text = address.trim();
    if (text === '') return await save({ portfolioUrl: null });
    const url = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`;
    if (!/^https?:$/.test(protocolOf(url) ?? '')) {
      setError('This is no web address. One looks like https://github.com/you.');
      return;
    }
    setAddress(url);
    await save({ portfolioUrl: url });
  };
  return (
    <section aria-labelledby="about-you" class="card">
      <h2 id="about-you">About you</h2>
      <form onSubmit={savePortfolio} noValidate>
        <div class="field">
          <label class="label" for="portfolio">
            Work of yours that we may look at
          </label>
          <span class="hint" id="portfolio-hint">
            A portfolio, a profile, a repository: if you like. Reviewers see it beside your solution.
          </span>
          <div class="with-button">
            <input
              id="portfolio"
              class="input"
              type="url"
              inputMode="url"
              autoComplete="url"
              placeholder="https://github.com/…"
              value={address}
              aria-invalid={error !== undefined}
              aria-describedby={error === undefined ? 'portfolio-hint' : 'portfolio-hint portfolio-error'}
              onInput={(event) => setAddress(event.currentTarget.value)}
            />
            <button type="submit" class="button" disabled={isSaving || address.trim() === (profile.portfolioUrl ?? '')}>
              Save
            </button>
          </div>
          {error === undefined ? null : (
            <span class="error" id="portfolio-error" role="alert">
              {error}
            </span>
          )}
        </div>
      </form>
      {languages.length < 2 ? null : (
        <fieldset>
          <legend>The language you will write in</legend>
          <div class="actions">
            {languages.map((language) => (
              <label key={language} class="choice">
                <input
                  type="radio"
                  name="language"
                  checked={profile.language === language}
                  onChange={() => void save({ language })}
                />
                {LANGUAGES[language]}
              </label>
            ))}
          </div>
        </fieldset>
      )}
    </section>
  );
}

function protocolOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).protocol : undefined;
}

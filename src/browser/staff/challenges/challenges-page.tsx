import { useEffect } from 'preact/hooks';
import { lazy } from '../../design/parts/lazy.tsx';
import { listChallenges } from '../api/hiring-client.ts';
import { Failure } from '../parts/failure.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import type { SignedInProps } from '../signed-in.tsx';

const Catalogue = lazy(
  async () => (await import('../authoring/overview/catalogue.tsx')).Catalogue,
  <h1>Challenges</h1>,
);

/** The cases that there are: with all that concerns them for their authors, to choose from for reviewers. */
export function ChallengesPage({ person }: SignedInProps) {
  useEffect(() => {
    document.title = 'minicase: challenges';
  }, []);
  return (
    <>
      {person.role === 'reviewer' ? <ChallengeList /> : <Catalogue person={person} />}
      <p class="small soft">
        For programs: <a href="/api/reference">API reference</a>, <a href="/api/openapi.json">OpenAPI document</a>,{' '}
        <a href="/health">health</a>
      </p>
    </>
  );
}

function ChallengeList() {
  const { value: challenges, failure } = useLoaded(listChallenges);
  return (
    <>
      <h1>Challenges</h1>
      <Failure words={failure} />
      {challenges?.length === 0 ? (
        <p class="empty">
          <span>
            There is none yet: add a folder to <code>challenges/</code> and start again.
          </span>
        </p>
      ) : null}
      {(challenges ?? []).map(({ slug, title, summary, languages }) => (
        <section key={slug} class="card" aria-labelledby={`case-${slug}`}>
          <h2 id={`case-${slug}`}>{title}</h2>
          <p>{summary}</p>
          <p class="actions small">
            <code>{slug}</code>
            <span class="soft">{languages.join(', ')}</span>
            <a href={`/challenges/${slug}/board`}>board</a>
          </p>
        </section>
      ))}
    </>
  );
}

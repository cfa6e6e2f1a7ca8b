import { useEffect } from 'preact/hooks';
import { listChallenges } from '../api/hiring-client.ts';
import { Failure } from '../parts/failure.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import type { SignedInProps } from '../signed-in.tsx';

/** The cases that there are. */
export function ChallengesPage({ person }: SignedInProps) {
  const { value: challenges, failure } = useLoaded(listChallenges);
  useEffect(() => {
    document.title = 'minicase: challenges';
  }, []);
  const pages = [
    ...(person.role === 'author' ? [] : ['board']),
    ...(person.role === 'reviewer' ? [] : ['versions', 'rejudges', 'health']),
  ];
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
            {pages.map((page) => (
              <a key={page} href={`/challenges/${slug}/${page}`}>
                {page}
              </a>
            ))}
          </p>
        </section>
      ))}
      <p class="small soft">
        For programs: <a href="/api/reference">API reference</a>, <a href="/api/openapi.json">OpenAPI document</a>,{' '}
        <a href="/health">health</a>
      </p>
    </>
  );
}

import { useEffect, useState } from 'preact/hooks';
import { listCandidates } from '../api/hiring-client.ts';
import { Failure } from '../parts/failure.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { STAGE_WORDS, STAGES } from './stage-words.ts';

/** Everyone, by where they are in the process. */
export function CandidatesPage() {
  const { value: candidates, failure } = useLoaded(listCandidates);
  const [search, setSearch] = useState('');
  useEffect(() => {
    document.title = 'minicase: candidates';
  }, []);
  const wanted = search.trim().toLowerCase();
  const shown = (candidates ?? []).filter(({ id, name }) => `${id} ${name ?? ''}`.toLowerCase().includes(wanted));
  return (
    <>
      <div class="list-head">
        <h1>Candidates</h1>
        <input
          class="input"
          type="search"
          aria-label="Search candidates"
          placeholder="Name or address"
          value={search}
          onInput={(event) => setSearch(event.currentTarget.value)}
        />
      </div>
      <Failure words={failure} />
      {candidates?.length === 0 ? (
        <p class="empty">
          <span>
            Nobody yet. <a href="/invitations">Invite somebody</a>, and they are here.
          </span>
        </p>
      ) : (
        <div class="pipeline">
          {STAGES.map((stage) => {
            const here = shown.filter((each) => each.stage === stage);
            return (
              <section key={stage} aria-labelledby={`stage-${stage}`}>
                <h2 id={`stage-${stage}`}>
                  {STAGE_WORDS[stage]} <span class="soft small">{here.length}</span>
                </h2>
                {here.length === 0 ? <p class="soft small">Nobody.</p> : null}
                <ul>
                  {here.map(({ id, name, notes }) => (
                    <li key={id} class="card">
                      <a href={`/candidates/${encodeURIComponent(id)}`}>{name ?? id}</a>
                      <span class="soft small">
                        {name === null ? '' : id}
                        {notes === 0 ? '' : `${name === null ? '' : ', '}${notes === 1 ? 'a note' : `${notes} notes`}`}
                      </span>
                    </li>
                  ))}
                </ul>
              </section>
            );
          })}
        </div>
      )}
    </>
  );
}

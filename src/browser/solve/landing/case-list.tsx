import { counted } from '../../app/counted.ts';
import { timeOfDay } from '../../app/format-time.ts';
import { useView } from '../session-context.ts';

/** The cases of the invitation; once they are under way, as links. */
export function CaseList() {
  const { id, cases, state } = useView();
  return (
    <section aria-labelledby="cases">
      <h2 id="cases">{cases.length === 1 ? 'The case' : 'The cases'}</h2>
      <ul class="case-list">
        {cases.map((each) => (
          <li key={each.slug} class="card">
            <h3>{state === 'running' ? <a href={`/solve/${id}/cases/${each.slug}`}>{each.title}</a> : each.title}</h3>
            <p>{each.summary}</p>
            <p class="soft small">
              {each.languages.map((language) => LANGUAGES[language]).join(' or ')} ·{' '}
              {each.submissionsAtMost === null
                ? 'any number of submissions'
                : `${each.submissionsAtMost - each.submissionsUsed} of ${counted(each.submissionsAtMost, 'submission')} left`}
              {each.savedAt === null ? '' : ` · saved ${timeOfDay(each.savedAt)}`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

export const LANGUAGES = { typescript: 'TypeScript', javascript: 'JavaScript' } as const;

import type { Evidence, InterviewQuestion, InterviewSheet } from '../../../../protocol/review/interview-sheet.ts';
import { wordsFor } from '../../../api/problem.ts';
import { toast } from '../../../design/parts/toasts.tsx';
import { readInterviewMarkdown } from '../../api/participation-client.ts';
import { useLoaded } from '../../parts/use-loaded.ts';
import { useParticipation } from '../participation-context.ts';
import { PlaceLink } from '../place-link.tsx';
import { WhenLoaded } from '../when-loaded.tsx';

const BECAUSE: Readonly<Record<InterviewQuestion['because'], string>> = {
  failed: 'of a test that failed',
  unusual: 'few others did so',
  strong: 'most others failed here',
  process: 'of how the work came about',
  choice: 'everybody is asked',
};

/** What to ask, and what to look at before. */
export function InterviewPart() {
  const { data } = useParticipation();
  const loaded = useLoaded(() => data.interviewSheet());
  return <WhenLoaded loaded={loaded}>{(sheet) => <Sheet sheet={sheet} />}</WhenLoaded>;
}

function Sheet({ sheet: { alias, challenge, questions } }: { readonly sheet: InterviewSheet }) {
  const { view } = useParticipation();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(await readInterviewMarkdown(view.id));
      toast('Copied as Markdown.', 'good');
    } catch (error) {
      toast(wordsFor(error), 'bad');
    }
  };
  if (questions.length === 0) {
    return <p class="soft">There is nothing to ask about yet: nothing was judged that counts.</p>;
  }
  return (
    <>
      <div class="list-head">
        <h2>Interview sheet</h2>
        <div class="actions no-print">
          <button type="button" class="button" onClick={() => void copy()}>
            Copy as Markdown
          </button>
          <button type="button" class="button" onClick={() => print()}>
            Print
          </button>
        </div>
      </div>
      <p class="soft">
        {alias} presents their work on {challenge.title}. The most telling questions come first; ask as many as there is
        time for.
      </p>
      <ol class="plain">
        {questions.map((question, index) => (
          <li key={index} class="card question">
            <p class="soft small">
              {question.category === null ? '' : `${question.category}, because `}
              {BECAUSE[question.because]}
            </p>
            <h3>
              {index + 1}. {question.question}
            </h3>
            <p>
              <b>A good answer:</b> {question.listenFor}
            </p>
            {question.evidence.length === 0 ? null : (
              <ul class="small">
                {question.evidence.map((each, at) => (
                  <li key={at}>
                    <EvidenceLine evidence={each} />
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

function EvidenceLine({ evidence: { text, test, place } }: { readonly evidence: Evidence }) {
  return (
    <>
      {text}
      {test === null ? null : (
        <>
          {' '}
          <PlaceLink to={{ part: 'tests', ...test }}>{test.title}</PlaceLink>
        </>
      )}
      {place === null ? null : (
        <>
          {' '}
          <PlaceLink to={{ part: 'code', ...place }}>
            {place.path}:{place.line}
          </PlaceLink>
        </>
      )}
    </>
  );
}

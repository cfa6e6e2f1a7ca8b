import { lazy } from '../../design/parts/lazy.tsx';
import { WithSubmission } from './submission-choice.tsx';
import { useSubmission } from './use-submission.ts';
import { PartWaiting, WhenLoaded } from './when-loaded.tsx';

const MarkdownView = lazy(async () => (await import('../../markdown/markdown-view.tsx')).MarkdownView, <PartWaiting />);

/** What the candidate wrote about the work, in `NOTES.md`. */
export function NotesPart() {
  return <WithSubmission>{(number) => <Notes key={number} number={number} />}</WithSubmission>;
}

function Notes({ number }: { readonly number: number }) {
  return (
    <WhenLoaded loaded={useSubmission(number)}>
      {({ files, starter }) => {
        const notes = files.find(({ path }) => path === 'NOTES.md');
        const given = starter.find(({ path }) => path === 'NOTES.md');
        if (notes === undefined || notes.content.trim() === '') return <p class="soft">The candidate left no notes.</p>;
        return (
          <>
            {notes.content === given?.content ? (
              <p class="soft">This is what the case began with: the candidate has written nothing.</p>
            ) : null}
            <div class="card">
              <MarkdownView markdown={notes.content} />
            </div>
          </>
        );
      }}
    </WhenLoaded>
  );
}

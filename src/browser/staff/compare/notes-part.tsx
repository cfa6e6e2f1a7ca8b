import { lazy } from '../../design/parts/lazy.tsx';
import { nameOfSide } from '../behaviour/side.ts';
import { SideName } from '../behaviour/side-name.tsx';
import type { Side } from './side.ts';

const MarkdownView = lazy(
  async () => (await import('../../markdown/markdown-view.tsx')).MarkdownView,
  <div class="skeleton diff-waiting" />,
);

/** What each wrote about the work, side by side. */
export function NotesPart({ sides }: { readonly sides: readonly Side[] }) {
  return (
    <div class="beside">
      {sides.map((side) => (
        <section key={side.letter} class="card" aria-label={`Notes of ${nameOfSide(side)}`}>
          <p class="side-title">
            <SideName side={side} />
          </p>
          <Notes side={side} />
        </section>
      ))}
    </div>
  );
}

function Notes({ side: { submission } }: { readonly side: Side }) {
  const notes = submission?.files.find(({ path }) => path === 'NOTES.md')?.content ?? '';
  const given = submission?.starter.find(({ path }) => path === 'NOTES.md')?.content;
  if (notes.trim() === '') return <p class="soft">There are no notes.</p>;
  if (notes === given) return <p class="soft">Nothing is written in the notes but what the case began with.</p>;
  return <MarkdownView markdown={notes} />;
}

import { useLoaded } from '../../parts/use-loaded.ts';
import { useParticipation } from '../participation-context.ts';
import { WhenLoaded } from '../when-loaded.tsx';
import { isSaved } from './bin-saves.ts';
import { TimelineList } from './timeline-list.tsx';
import { TimelinePlot } from './timeline-plot.tsx';

/** How the work came about. */
export function TimelinePart() {
  const { data, view } = useParticipation();
  const loaded = useLoaded(() => data.timeline());
  return (
    <WhenLoaded loaded={loaded}>
      {(timeline) =>
        timeline.events.length === 0 ? (
          <div class="empty">
            <p>
              {view.state === 'invited'
                ? 'Nothing has happened yet.'
                : 'Nothing was written down of how it came about.'}
            </p>
          </div>
        ) : (
          <>
            <h2>How it came about</h2>
            <TimelinePlot timeline={timeline} />
            <Legend />
            {timeline.events.some(isSaved) ? null : (
              <p class="soft">There are no saves: the work was done elsewhere and sent as a whole.</p>
            )}
            <p class="soft small">
              Times are shares of the time that everybody has. How somebody works proves nothing about how well they
              work.
            </p>
            <TimelineList timeline={timeline} />
          </>
        )
      }
    </WhenLoaded>
  );
}

function Legend() {
  return (
    <p class="legend small soft" aria-hidden="true">
      <span>
        <i class="swatch added" /> lines added
      </span>
      <span>
        <i class="swatch removed" /> lines removed
      </span>
      <span>● sample run</span>
      <span>◆ submission with its score</span>
      <span>
        <b class="warn">?</b> a lot at once
      </span>
    </p>
  );
}

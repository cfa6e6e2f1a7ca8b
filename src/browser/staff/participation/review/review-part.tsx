import type { ParticipationState } from '../../../../domain/participation.ts';
import type { Reviews } from '../../../../protocol/review/review-view.ts';
import { counted } from '../../../app/counted.ts';
import { readReviews } from '../../api/participation-client.ts';
import { useLoaded } from '../../parts/use-loaded.ts';
import { useParticipation } from '../participation-context.ts';
import { WhenLoaded } from '../when-loaded.tsx';
import { FinalReview } from './final-review.tsx';
import { ReviewForm } from './review-form.tsx';

const NOT_BEGUN: ReadonlySet<ParticipationState> = new Set(['invited', 'missed', 'withdrawn']);

/** What people mark and no test can tell. */
export function ReviewPart() {
  const { view } = useParticipation();
  const loaded = useLoaded(() => readReviews(view.id));
  if (NOT_BEGUN.has(view.state) && view.submissions.length === 0) {
    return (
      <div class="empty">
        <p>There is nothing to mark: the work was not begun.</p>
      </div>
    );
  }
  return <WhenLoaded loaded={loaded}>{(reviews) => <Review reviews={reviews} onChange={loaded.reload} />}</WhenLoaded>;
}

type ReviewProps = { readonly reviews: Reviews; readonly onChange: () => Promise<void> };

function Review({ reviews, onChange }: ReviewProps) {
  const { mine, othersFinal } = reviews;
  if (mine?.isFinal === true) {
    return (
      <>
        <h2>Marks</h2>
        <FinalReview mine={mine} reviews={reviews} onChange={onChange} />
      </>
    );
  }
  return (
    <>
      <h2>Your marks</h2>
      <p class="soft">
        {othersFinal === 0
          ? 'Nobody has handed in a review yet.'
          : `${counted(othersFinal, 'other review')} ${othersFinal === 1 ? 'is' : 'are'} final, and hidden until yours is: nobody is to be led.`}
      </p>
      <ReviewForm mine={mine} onFinal={onChange} />
    </>
  );
}

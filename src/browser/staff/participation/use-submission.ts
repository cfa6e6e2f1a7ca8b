import type { ParticipationSubmissionView } from '../../../protocol/review/participation-view.ts';
import { type Loaded, useLoaded } from '../parts/use-loaded.ts';
import { useParticipation } from './participation-context.ts';

/** Which submission is looked at: that of the address, or else the one that counts, or else the newest; null of none. */
export function useShownSubmission(): number | null {
  const { view, place } = useParticipation();
  const known = view.submissions.some(({ number }) => number === place.submission);
  if (known && place.submission !== undefined) return place.submission;
  return view.counted ?? view.submissions.at(-1)?.number ?? null;
}

/** All of one submission; one component asks for one number in its life. */
export function useSubmission(number: number): Loaded<ParticipationSubmissionView> {
  const { data } = useParticipation();
  return useLoaded(() => data.submission(number));
}

import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ParticipationView } from '../../../protocol/review/participation-view.ts';
import type { ParticipationData } from './participation-data.ts';
import type { Place } from './place.ts';

/** What every part of the page knows. */
export type ParticipationPage = {
  readonly view: ParticipationView;
  readonly data: ParticipationData;
  readonly place: Place;
  readonly go: (to: Place) => void;
  /** Asks again for `view`. */
  readonly reload: () => Promise<void>;
};

export const ParticipationContext = createContext<ParticipationPage | undefined>(undefined);

export function useParticipation(): ParticipationPage {
  const page = useContext(ParticipationContext);
  if (page === undefined) throw new Error('only on the page of a participation');
  return page;
}

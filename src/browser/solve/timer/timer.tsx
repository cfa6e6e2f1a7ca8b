import { useEffect, useRef } from 'preact/hooks';
import { timeOfDay } from '../../app/format-time.ts';
import { announce } from '../../design/parts/announcer.tsx';
import { preferences, setPreference } from '../../editor/preferences.ts';
import { useSession, useView } from '../session-context.ts';
import { announcementFor, formatRemaining, isSoon } from './remaining.ts';

/** How much time is left by the server's clock. It can be hidden until the last ten minutes. */
export function Timer() {
  const session = useSession();
  const { deadline } = useView();
  const leftMs = session.remainingMs.value;
  const before = useRef<number | undefined>(undefined);
  useEffect(() => {
    if (leftMs === undefined) return;
    const words = before.current === undefined ? undefined : announcementFor(before.current, leftMs);
    if (words !== undefined) announce(`${words} What is saved then is handed in by itself.`);
    before.current = leftMs;
  }, [leftMs]);
  if (leftMs === undefined || deadline === null) return null;
  const soon = isSoon(leftMs);
  const isHidden = preferences.value.hidesTimer && !soon;
  const ends = `Ends at ${timeOfDay(deadline)} by our clock. What is saved then is handed in by itself.`;
  return (
    <div class={soon ? 'timer soon' : 'timer'} title={ends}>
      <span role="timer" aria-label={isHidden ? 'Time left, hidden' : `${formatRemaining(leftMs)} left. ${ends}`}>
        {isHidden ? `until ${timeOfDay(deadline)}` : `${formatRemaining(leftMs)} left`}
      </span>
      {soon ? null : (
        <button
          type="button"
          class="button quiet tiny"
          onClick={() => setPreference('hidesTimer', !preferences.value.hidesTimer)}
        >
          {isHidden ? 'Show' : 'Hide'}
          <span class="visually-hidden"> the time left</span>
        </button>
      )}
    </div>
  );
}

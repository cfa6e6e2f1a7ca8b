import { useEffect } from 'preact/hooks';
import { formatDuration } from '../../app/format-duration.ts';
import { announce } from '../../design/parts/announcer.tsx';
import { useSession } from '../session-context.ts';

/** Tells of time that was added while somebody worked. */
export function GrantBanner() {
  const session = useSession();
  const grants = session.newGrants.value;
  const seconds = grants.reduce((sum, grant) => sum + grant.seconds, 0);
  const words = `You have ${formatDuration(seconds)} more.`;
  useEffect(() => {
    if (seconds > 0) announce(words);
  }, [seconds, words]);
  if (grants.length === 0) return null;
  return (
    <div class="banner good">
      <p>
        <b>{words}</b> {[...new Set(grants.map(({ note }) => note))].join(' ')}
      </p>
      <button
        type="button"
        class="button tiny"
        onClick={() => {
          session.newGrants.value = [];
        }}
      >
        All right
      </button>
    </div>
  );
}

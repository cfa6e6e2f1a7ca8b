import type { SessionView } from '../../../protocol/staff-view.ts';
import { wordsFor } from '../../api/problem.ts';
import { dayAndTime } from '../../app/format-time.ts';
import { toast } from '../../design/parts/toasts.tsx';
import { endSession, listSessions } from '../api/staff-client.ts';
import { Failure } from '../parts/failure.tsx';
import { useLoaded } from '../parts/use-loaded.ts';

export function Sessions() {
  const { value: sessions = [], failure, reload } = useLoaded(listSessions);
  const end = async (id: string) => {
    await endSession(id).catch((error: unknown) => toast(wordsFor(error), 'bad'));
    await reload();
  };
  return (
    <section class="card" aria-labelledby="sessions">
      <h2 id="sessions">Where you are signed in</h2>
      <Failure words={failure} />
      <ul class="rows">
        {sessions.map((session) => (
          <Row key={session.id} session={session} onEnd={() => void end(session.id)} />
        ))}
      </ul>
    </section>
  );
}

function Row({
  session: { isThis, userAgent, address, createdAt },
  onEnd,
}: {
  session: SessionView;
  onEnd: () => void;
}) {
  const device = deviceOf(userAgent ?? '');
  return (
    <li>
      <span>
        {device} {isThis ? <span class="badge good">this one</span> : null}
        <br />
        <span class="soft small">
          since {dayAndTime(createdAt)}
          {address === null ? '' : `, from ${address}`}
        </span>
      </span>
      {isThis ? null : (
        <button type="button" class="button tiny" aria-label={`Sign out there: ${device}`} onClick={onEnd}>
          Sign out there
        </button>
      )}
    </li>
  );
}

/** `Firefox on Linux`, as far as a browser tells. */
function deviceOf(userAgent: string): string {
  const first = (names: readonly string[]) => names.find((name) => userAgent.includes(name));
  const browser = first(['Edg', 'Firefox', 'Chrome', 'Safari', 'curl']) ?? 'A browser';
  const system = first(['Android', 'iPhone', 'iPad', 'Windows', 'Mac OS X', 'Linux']);
  return `${browser === 'Edg' ? 'Edge' : browser}${system === undefined ? '' : ` on ${system}`}`;
}

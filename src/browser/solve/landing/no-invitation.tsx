import { ApiProblem } from '../../api/problem.ts';
import { PageHead } from '../../design/parts/page-head.tsx';
import { useSession } from '../session-context.ts';

type NoInvitationProps = { readonly error: unknown; readonly words: string };

/** What is shown where an invitation cannot be. */
export function NoInvitation({ error, words }: NoInvitationProps) {
  const session = useSession();
  const isUnknown = error instanceof ApiProblem && [401, 403, 404].includes(error.status);
  return (
    <>
      <PageHead home={`/solve/${session.id}`} />
      <main class="page" id="content">
        <div class="card" role="alert">
          {isUnknown ? (
            <>
              <h1>This invitation is not open here</h1>
              <p>
                Either this browser has not opened its link yet, or the link was replaced by a newer one. Open the
                newest link that you were sent, in this browser, and you will be back where you were: whatever was saved
                is still there.
              </p>
              <p>
                If that does not help, answer the message that the link came with. The people who sent it can see what
                happened.
              </p>
            </>
          ) : (
            <>
              <h1>We cannot show your invitation right now</h1>
              <p>{words}</p>
              <p>Nothing is lost by that: what was saved is saved, and time that our faults cost you is given back.</p>
            </>
          )}
          <button type="button" class="button primary" onClick={() => void session.refresh()}>
            Try again
          </button>
        </div>
      </main>
    </>
  );
}

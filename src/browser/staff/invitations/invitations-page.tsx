import { useEffect, useState } from 'preact/hooks';
import type { InvitationLink, InvitationView } from '../../../protocol/invitation-view.ts';
import { wordsFor } from '../../api/problem.ts';
import { toast } from '../../design/parts/toasts.tsx';
import { listInvitations, renewLink } from '../api/hiring-client.ts';
import { Failure } from '../parts/failure.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import type { SignedInProps } from '../signed-in.tsx';
import { ExtendDialog } from './extend-dialog.tsx';
import { InvitationTable } from './invitation-table.tsx';
import { InviteForm } from './invite-form.tsx';
import { Links } from './links.tsx';
import { RevokeDialog } from './revoke-dialog.tsx';
import { TimeDialog } from './time-dialog.tsx';

/** Whom the company has invited, and to what. */
export function InvitationsPage({ person }: SignedInProps) {
  const { value: invitations, failure, reload } = useLoaded(listInvitations);
  const [links, setLinks] = useState<readonly InvitationLink[]>([]);
  const [timed, setTimed] = useState<InvitationView | undefined>(undefined);
  const [revoked, setRevoked] = useState<InvitationView | undefined>(undefined);
  const [isExtending, setExtending] = useState(false);
  useEffect(() => {
    document.title = 'minicase: invitations';
  }, []);
  const isAdmin = person.role === 'admin';
  const attempt = async (work: () => Promise<void>) => {
    await work().catch((error: unknown) => toast(wordsFor(error), 'bad'));
    await reload();
  };
  const renew = ({ id }: InvitationView) => void attempt(async () => setLinks([await renewLink(id)]));
  return (
    <>
      <h1>Invitations</h1>
      <Failure words={failure} />
      <Links links={links} />
      <details class="card" open={invitations?.length === 0}>
        <summary class="heading">Invite</summary>
        <InviteForm
          isAdmin={isAdmin}
          onInvited={async (made) => {
            setLinks(made);
            await reload();
            scrollTo(0, 0);
          }}
        />
      </details>
      <InvitationTable
        invitations={invitations}
        onRevoke={setRevoked}
        onRenew={renew}
        {...(isAdmin ? { onTime: setTimed, onExtend: () => setExtending(true) } : {})}
      />
      {timed === undefined ? null : <TimeDialog invitation={timed} onClose={() => setTimed(undefined)} />}
      {revoked === undefined ? null : (
        <RevokeDialog invitation={revoked} onClose={() => setRevoked(undefined)} onRevoked={reload} />
      )}
      {isExtending ? <ExtendDialog onClose={() => setExtending(false)} /> : null}
    </>
  );
}

import { toCsv } from '../../../domain/to-csv.ts';
import type { InvitationLink } from '../../../protocol/invitation-view.ts';
import { saveFile } from '../../app/save-file.ts';
import { ShownOnce } from '../parts/shown-once.tsx';

const SHOWN_AT_MOST = 5;

/** Links that were just made. They are never shown again. */
export function Links({ links }: { readonly links: readonly InvitationLink[] }) {
  if (links.length === 0) return null;
  const rows = links.map(({ invitation, link }) => [invitation.candidate, invitation.name ?? '', link]);
  const save = () => saveFile('invitations.csv', toCsv([['candidate', 'name', 'link'], ...rows]), 'text/csv');
  return (
    <section aria-label="Links to send">
      {links.slice(0, SHOWN_AT_MOST).map(({ invitation, link }) => (
        <ShownOnce
          key={link}
          label={`Link for ${invitation.name ?? invitation.candidate}`}
          secret={link}
          note="Send it to them. Whoever has it is the candidate; it is never shown again."
        />
      ))}
      {links.length === 1 ? null : (
        <p class="actions spaced-below">
          <button type="button" class="button primary" onClick={save}>
            Save all {links.length} links as CSV
          </button>
        </p>
      )}
    </section>
  );
}

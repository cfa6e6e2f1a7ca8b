import { useState } from 'preact/hooks';
import { dayAndTime } from '../../../app/format-time.ts';
import { toast } from '../../../design/parts/toasts.tsx';
import { makeReportLink, revokeReportLink } from '../../api/participation-client.ts';
import { Failure } from '../../parts/failure.tsx';
import { ShownOnce } from '../../parts/shown-once.tsx';
import { useSending } from '../../parts/use-sending.ts';
import { useParticipation } from '../participation-context.ts';

type ReportLinkProps = { readonly madeAt: string | null; readonly onChange: () => Promise<void> };

/** The address at which the candidate reads the report: made, made anew, or taken back. */
export function ReportLink({ madeAt, onChange }: ReportLinkProps) {
  const { view, reload } = useParticipation();
  const [link, setLink] = useState<string | undefined>(undefined);
  const { isSending, failure, send } = useSending();
  const make = () =>
    void send(async () => {
      setLink((await makeReportLink(view.id)).link);
      await Promise.all([onChange(), reload()]);
    });
  const revoke = () =>
    void send(async () => {
      await revokeReportLink(view.id);
      setLink(undefined);
      toast('The link works no more.', 'good');
      await onChange();
    });
  return (
    <section class="card" aria-labelledby="report-link">
      <h3 id="report-link">The candidate's report</h3>
      <Failure words={failure} />
      {link === undefined ? null : (
        <>
          <ShownOnce
            label="Link to the report"
            secret={link}
            note="Send it to the candidate: it is shown this once. Whoever has it can read the report."
          />
          <p class="actions small">
            <a href={link} target="_blank" rel="noreferrer">
              Open the report
            </a>
            <a href={`${link}/report.pdf`}>As PDF</a>
          </p>
        </>
      )}
      <p class="soft">
        {madeAt === null ? 'There is no link that works.' : `The link that works was made ${dayAndTime(madeAt)}.`}
      </p>
      {view.candidate === null ? (
        <p class="soft small">
          The report has the candidate's name in it: whoever makes the link is told who it is, and that is written down.
        </p>
      ) : null}
      <div class="actions">
        <button type="button" class="button" disabled={isSending} onClick={make}>
          {madeAt === null ? 'Make a link' : 'Make a new link, and end the old one'}
        </button>
        {madeAt === null ? null : (
          <button type="button" class="button danger" disabled={isSending} onClick={revoke}>
            Take the link back
          </button>
        )}
      </div>
    </section>
  );
}

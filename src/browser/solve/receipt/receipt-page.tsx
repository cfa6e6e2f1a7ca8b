import { useEffect, useState } from 'preact/hooks';
import type { Receipt, SolveSubmissionHead } from '../../../protocol/solve/solve-view.ts';
import { wordsFor } from '../../api/problem.ts';
import { exactTime } from '../../app/format-time.ts';
import { saveFile } from '../../app/save-file.ts';
import { announce } from '../../design/parts/announcer.tsx';
import { PageHead } from '../../design/parts/page-head.tsx';
import { toast } from '../../design/parts/toasts.tsx';
import { VERDICT_WORDS } from '../../run/describe-run.ts';
import { useSession, useView } from '../session-context.ts';
import { receiptText } from './receipt-text.ts';
import { UnsentDrafts } from './unsent-drafts.tsx';
import './receipt.css';

/** What was handed in, for its candidate to keep. */
export function ReceiptPage() {
  const session = useSession();
  const { endedAt } = useView();
  const [receipt, setReceipt] = useState<Receipt | undefined>(undefined);
  const [error, setError] = useState<string | undefined>(undefined);
  const read = () =>
    session.client.readReceipt().then(
      (answer) => {
        setReceipt(answer);
        setError(undefined);
        announce('Your work is handed in. This is your receipt.');
      },
      (cause: unknown) => setError(wordsFor(cause)),
    );
  useEffect(() => {
    document.title = 'Your receipt';
    if (endedAt !== null) void read();
  }, [endedAt]);
  return (
    <>
      <PageHead home={`/solve/${session.id}`} />
      <main class="page receipt" id="content" tabIndex={-1} aria-busy={receipt === undefined}>
        <UnsentDrafts />
        {receipt !== undefined ? (
          <Paper receipt={receipt} />
        ) : error === undefined ? (
          <>
            <h1>Your work is being handed in…</h1>
            <p class="soft">That takes a few seconds. You may close this page: it happens without it, too.</p>
            <div class="skeleton waiting-text" />
          </>
        ) : (
          <div class="card" role="alert">
            <h1>Your work is handed in</h1>
            <p>The receipt cannot be shown right now. {error}</p>
            <button type="button" class="button primary" onClick={() => void read()}>
              Try again
            </button>
          </div>
        )}
      </main>
    </>
  );
}

function Paper({ receipt }: { readonly receipt: Receipt }) {
  const copy = () =>
    navigator.clipboard.writeText(receiptText(receipt)).then(
      () => toast('Copied.', 'good'),
      () => toast('This browser does not let pages copy. Download it instead.', 'bad'),
    );
  const name = `receipt-${receipt.endedAt.slice(0, 10)}`;
  return (
    <>
      <p class="soft">Thank you, {receipt.candidate}.</p>
      <h1>Your work is handed in</h1>
      <dl class="terms">
        <dt>Began</dt>
        <dd>{exactTime(receipt.startedAt)}</dd>
        <dt>Ended</dt>
        <dd>
          {exactTime(receipt.endedAt)},{' '}
          {receipt.endedBy === 'candidate' ? 'handed in by you' : 'when the time was over'}
        </dd>
        <dt>Invitation</dt>
        <dd>
          <code>{receipt.invitation}</code>
        </dd>
      </dl>
      {receipt.cases.map((each) => (
        <section key={each.slug} class="card" aria-labelledby={`receipt-${each.slug}`}>
          <h2 id={`receipt-${each.slug}`}>{each.title}</h2>
          <Submissions submissions={each.submissions.filter(({ kind }) => kind === 'submission')} />
        </section>
      ))}
      <div class="actions no-print">
        <button type="button" class="button" onClick={() => print()}>
          Print
        </button>
        <button type="button" class="button" onClick={() => void copy()}>
          Copy as text
        </button>
        <button
          type="button"
          class="button"
          onClick={() => saveFile(`${name}.txt`, receiptText(receipt), 'text/plain')}
        >
          Download as text
        </button>
        <button
          type="button"
          class="button"
          onClick={() => saveFile(`${name}.json`, `${JSON.stringify(receipt, null, 2)}\n`, 'application/json')}
        >
          Download as JSON
        </button>
      </div>
      <section aria-labelledby="next">
        <h2 id="next">What happens next</h2>
        <ul class="spaced">
          <li>
            There is nothing left for you to do. The people who invited you can see your solution and its results now.
          </li>
          <li>
            You hear from them in the way that the invitation came. Ask them about anything that is to do with your
            application.
          </li>
          <li>
            Keep this receipt if you like: a digest is a fingerprint of your files, by which anybody can tell that they
            are the ones that were handed in.
          </li>
        </ul>
      </section>
    </>
  );
}

function Submissions({ submissions }: { readonly submissions: readonly SolveSubmissionHead[] }) {
  if (submissions.length === 0) return <p class="soft">Nothing was handed in: no file was changed.</p>;
  return (
    <ol class="receipt-list">
      {submissions.map((each) => (
        <li key={each.id}>
          <p>
            <b>{each.origin === 'deadline' ? 'Handed in at the end' : 'Submitted by you'}</b>,{' '}
            {exactTime(each.createdAt)}
            {each.counts === true ? <span class="badge good counts">this one counts</span> : null}
          </p>
          {each.verdict === null && each.score === null ? null : (
            <p class="soft">
              {each.verdict === null ? '' : VERDICT_WORDS[each.verdict]}
              {each.score === null ? '' : `, ${each.score} of 100 points`}
            </p>
          )}
          <p class="small">
            <code>{each.submissionDigest}</code>
          </p>
        </li>
      ))}
    </ol>
  );
}

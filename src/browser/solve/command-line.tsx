import { toast } from '../design/parts/toasts.tsx';

/** How the case comes into an editor of the candidate's own. Pages do not know the link: it is a secret. */
export function CommandLine() {
  const command = `npx --yes ${location.origin}/minicase-cli.tgz pull`;
  const copy = () =>
    navigator.clipboard.writeText(`${command} `).then(
      () => toast('Copied. Paste your link behind it.', 'good'),
      () => toast('This browser does not let pages copy: select the command instead.', 'bad'),
    );
  return (
    <>
      <code>{command}</code> and the address of your link{' '}
      <button type="button" class="button tiny" onClick={() => void copy()}>
        Copy<span class="visually-hidden"> the command</span>
      </button>
    </>
  );
}

import { wordsFor } from '../../../api/problem.ts';
import { toast } from '../../../design/parts/toasts.tsx';
import { makeVersion } from '../../api/authoring-client.ts';
import { useSending } from '../../parts/use-sending.ts';
import type { FolderWork } from './folder-work.ts';

/** From what is proven to a version, and from there to its preview; or to candidates, where only the statement is new. */
export function VersionButton({ work }: { readonly work: FolderWork }) {
  const version = work.version.value;
  const preview = (number: number) => `/challenges/${work.slug}/versions/${number}/preview`;
  if (work.mends.value !== null && work.isSaved.value) {
    const mend = async () => {
      await work.mendStatement();
      toast('The mended statement is what candidates read from now on.', 'good');
    };
    return <ProvenButton work={work} label="Publish the mended statement" run={mend} />;
  }
  if (version !== null && work.isSaved.value) {
    return (
      <a class="button tiny primary" href={preview(version)}>
        Preview version {version}
      </a>
    );
  }
  const make = async () => {
    const { number } = await makeVersion(work.slug);
    location.assign(preview(number));
  };
  return <ProvenButton work={work} label="Make a version" run={make} />;
}

type ProvenButtonProps = { readonly work: FolderWork; readonly label: string; readonly run: () => Promise<void> };

/** Says what it takes where a check has not proven yet what is here. */
function ProvenButton({ work, label, run }: ProvenButtonProps) {
  const { send, isSending } = useSending();
  const isReady = work.isProven.value;
  const start = () =>
    send(async () => {
      try {
        await run();
      } catch (error) {
        toast(wordsFor(error), 'bad');
      }
    });
  return (
    <button
      type="button"
      class={isReady ? 'button tiny primary' : 'button tiny'}
      aria-disabled={!isReady || isSending}
      title={isReady ? undefined : 'It takes a green check of what is here now'}
      onClick={() => {
        if (isReady && !isSending) void start();
        else if (!isReady) toast('It takes a green check of what is here now: check it first.');
      }}
    >
      {label}
    </button>
  );
}

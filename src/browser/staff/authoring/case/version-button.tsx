import { wordsFor } from '../../../api/problem.ts';
import { toast } from '../../../design/parts/toasts.tsx';
import { makeVersion } from '../../api/authoring-client.ts';
import { useSending } from '../../parts/use-sending.ts';
import type { FolderWork } from './folder-work.ts';

/** From what is proven to a version, and from there to its preview. */
export function VersionButton({ work }: { readonly work: FolderWork }) {
  const { send, isSending } = useSending();
  const version = work.version.value;
  const preview = (number: number) => `/challenges/${work.slug}/versions/${number}/preview`;
  if (version !== null && work.isSaved.value) {
    return (
      <a class="button tiny primary" href={preview(version)}>
        Preview version {version}
      </a>
    );
  }
  const make = () =>
    send(async () => {
      try {
        const { number } = await makeVersion(work.slug);
        location.assign(preview(number));
      } catch (error) {
        toast(wordsFor(error), 'bad');
      }
    });
  const isReady = work.isProven.value;
  return (
    <button
      type="button"
      class={isReady ? 'button tiny primary' : 'button tiny'}
      aria-disabled={!isReady || isSending}
      title={isReady ? undefined : 'It takes a green check of what is here now'}
      onClick={() => {
        if (isReady && !isSending) void make();
        else if (!isReady) toast('It takes a green check of what is here now: check it first.');
      }}
    >
      Make a version
    </button>
  );
}

import type { VersionSummary } from '../../../../protocol/version-view.ts';
import { startRejudge } from '../../api/authoring-client.ts';
import { useSending } from '../../parts/use-sending.ts';
import type { SignedInProps } from '../../signed-in.tsx';

type RejudgeBannerProps = Pick<SignedInProps, 'person'> & {
  readonly slug: string;
  readonly number: number;
  /** What was published before it. */
  readonly before: VersionSummary | undefined;
};

/** It is published. Whoever was judged by the version before can be judged by this one, without a score changing. */
export function RejudgeBanner({ slug, number, before, person }: RejudgeBannerProps) {
  const { send, isSending, failure } = useSending();
  const begin = () =>
    send(async () => {
      if (before === undefined) return;
      const { id } = await startRejudge(slug, before.number, number, person.name);
      location.assign(`/challenges/${slug}/rejudges/${id}`);
    });
  return (
    <div class="banner good" role="status">
      <div>
        <p>
          <b>Version {number} is published.</b>{' '}
          {before === undefined
            ? 'Candidates are judged by it from now on.'
            : `What counts by version ${before.number} can be judged by it as well. No score changes before somebody else than you has looked at it and applied it.`}
        </p>
        {failure === undefined ? null : (
          <p class="bad" role="alert">
            {failure}
          </p>
        )}
      </div>
      {before === undefined ? null : (
        <button type="button" class="button tiny" disabled={isSending} onClick={() => void begin()}>
          Judge again what counts by version {before.number}
        </button>
      )}
      <a class="button tiny" href={`/challenges/${slug}/versions`}>
        All versions
      </a>
    </div>
  );
}

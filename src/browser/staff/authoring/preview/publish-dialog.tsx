import { useId, useState } from 'preact/hooks';
import type { VersionView } from '../../../../protocol/version-view.ts';
import { Dialog } from '../../../design/parts/dialog.tsx';
import { publishVersion } from '../../api/authoring-client.ts';
import { Failure } from '../../parts/failure.tsx';
import { useSending } from '../../parts/use-sending.ts';
import type { SignedInProps } from '../../signed-in.tsx';

type PublishDialogProps = Pick<SignedInProps, 'person'> & {
  readonly version: VersionView;
  readonly onClose: () => void;
  readonly onPublish: (version: VersionView) => void;
};

/** Asks what has changed, and publishes. */
export function PublishDialog({ version, person, onClose, onPublish }: PublishDialogProps) {
  const { challenge, number } = version;
  const id = useId();
  const [changelog, setChangelog] = useState('');
  const { send, isSending, failure, errors } = useSending();
  const publish = (event: Event) => {
    event.preventDefault();
    void send(async () => onPublish(await publishVersion(challenge, number, changelog.trim(), person.name)));
  };
  const objection = errors.map(({ message }) => message).join('; ');
  return (
    <Dialog title={`Publish version ${number}?`} onClose={onClose}>
      <p>
        From now on candidates are judged by it, and it never changes. Those who have begun go on with the version that
        they began with.
      </p>
      <form onSubmit={publish}>
        <div class="field">
          <label class="label" for={id}>
            What has changed
          </label>
          <span class="hint" id={`${id}-hint`}>
            For who reads the scores later. It stays with the version.
          </span>
          <textarea
            id={id}
            class="input"
            rows={3}
            required
            value={changelog}
            aria-describedby={`${id}-hint`}
            onInput={(event) => setChangelog(event.currentTarget.value)}
          />
        </div>
        <Failure words={failure ?? (objection === '' ? undefined : objection)} />
        <div class="actions end">
          <button type="button" class="button" onClick={onClose}>
            Not yet
          </button>
          <button type="submit" class="button primary" disabled={isSending}>
            Publish
          </button>
        </div>
      </form>
    </Dialog>
  );
}

import { useEffect } from 'preact/hooks';
import { useLoaded } from '../parts/use-loaded.ts';
import { useParticipation } from './participation-context.ts';
import { formatPlace } from './place.ts';

/** The way to the board, and to the next and the previous work in the reader's own order. */
export function Neighbours() {
  const { view, data, place } = useParticipation();
  const { slug, title } = view.challenge;
  const { value: board } = useLoaded(() => data.board(slug));
  const rows = board?.rows ?? [];
  const at = rows.findIndex(({ id }) => id === view.id);
  const [previous, next] = at === -1 ? [] : [rows[at - 1], rows[at + 1]];
  const addressOf = (id: string) => `/participations/${id}${formatPlace({ part: place.part })}`;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      // On some keyboards brackets are typed by Alt, or by AltGr, which Windows reports as Control and Alt.
      const isCommand = event.metaKey || (event.ctrlKey && !event.getModifierState('AltGraph'));
      if (isCommand || isBusy(event.target)) return;
      const to = { '[': previous, ']': next }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      location.assign(addressOf(to.id));
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [previous?.id, next?.id, place.part]);
  return (
    <div class="neighbours no-print">
      <a href={`/challenges/${slug}/board`}>Board of {title}</a>
      {at === -1 ? null : (
        <nav class="actions" aria-label="In your order">
          <span class="soft small number">
            {at + 1} of {rows.length} in your order
          </span>
          {previous === undefined ? null : (
            <a class="button tiny" href={addressOf(previous.id)} rel="prev" title={previous.alias}>
              Previous <kbd>[</kbd>
            </a>
          )}
          {next === undefined ? null : (
            <a class="button tiny" href={addressOf(next.id)} rel="next" title={next.alias}>
              Next <kbd>]</kbd>
            </a>
          )}
        </nav>
      )}
    </div>
  );
}

/** Whether a key is meant for what has the focus, or for a dialog. */
function isBusy(target: EventTarget | null): boolean {
  if (document.querySelector('dialog[open]') !== null) return true;
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

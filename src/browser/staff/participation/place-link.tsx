import type { ComponentChildren } from 'preact';
import { useParticipation } from './participation-context.ts';
import { formatPlace, type Place } from './place.ts';

type PlaceLinkProps = { readonly to: Place; readonly class?: string; readonly children: ComponentChildren };

/** A link to another part of this page, which loads nothing anew. */
export function PlaceLink({ to, class: className = '', children }: PlaceLinkProps) {
  const { go } = useParticipation();
  const follow = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(to);
    requestAnimationFrame(() => document.getElementById('part')?.focus({ preventScroll: true }));
  };
  return (
    <a href={formatPlace(to)} class={className} onClick={follow}>
      {children}
    </a>
  );
}

import { computed, signal } from '@preact/signals';

const address = signal(location.pathname + location.search);

/** The path of the page that is shown. */
export const path = computed(() => address.value.replace(/\?.*$/, ''));

export function navigate(to: string): void {
  if (to === address.peek()) return;
  history.pushState(null, '', to);
  address.value = to;
  scrollTo(0, 0);
  // Screen readers and the keyboard go on with the new page, not with a link that is gone.
  requestAnimationFrame(() => document.getElementById('content')?.focus({ preventScroll: true }));
}

/** Follows links within one part of the site without loading a page; all others are left to the browser. */
export function followLinks(prefix: string): void {
  addEventListener('popstate', () => {
    address.value = location.pathname + location.search;
  });
  document.addEventListener('click', (event) => {
    if (
      event.defaultPrevented ||
      event.button !== 0 ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    )
      return;
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (link === null || link.target !== '' || link.hasAttribute('download') || link.origin !== location.origin) return;
    if (!link.pathname.startsWith(prefix) || (link.hash !== '' && link.pathname === location.pathname)) return;
    event.preventDefault();
    navigate(link.pathname + link.search);
  });
}

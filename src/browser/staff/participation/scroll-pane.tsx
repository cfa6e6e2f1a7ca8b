import type { ComponentChildren } from 'preact';

type ScrollPaneProps = { readonly label: string; readonly children: ComponentChildren };

/** What may be wider or longer than its place, and is scrolled by the keyboard, too. */
export function ScrollPane({ label, children }: ScrollPaneProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
    <section class="scroll scroll-pane" tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}

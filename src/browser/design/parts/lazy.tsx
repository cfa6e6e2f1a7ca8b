import { signal } from '@preact/signals';
import type { ComponentChildren, ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';

/** A component that is loaded when it is first shown. */
export function lazy<Props extends object>(load: () => Promise<ComponentType<Props>>, waiting: ComponentChildren) {
  const loaded = signal<{ readonly Component: ComponentType<Props> } | undefined>(undefined);
  const hasFailed = signal(false);
  const begin = () => {
    load().then(
      (Component) => {
        loaded.value = { Component };
      },
      () => {
        hasFailed.value = true;
      },
    );
  };
  return function Lazy(props: Props) {
    useEffect(() => {
      if (loaded.peek() === undefined) begin();
    }, []);
    if (loaded.value !== undefined) return <loaded.value.Component {...props} />;
    if (!hasFailed.value) return <>{waiting}</>;
    return (
      <div class="empty" role="alert">
        <p>This part of the page could not be loaded. What you wrote is safe: load the page again.</p>
        <button type="button" class="button" onClick={() => location.reload()}>
          Load the page again
        </button>
      </div>
    );
  };
}

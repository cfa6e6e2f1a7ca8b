import { Component, type ComponentChildren } from 'preact';

type GuardedProps = { readonly children: ComponentChildren };

/** A mistake of ours in what it holds does not leave people with a blank page. */
export class Guarded extends Component<GuardedProps, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };

  static override getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override componentDidCatch(error: unknown): void {
    reportError(error);
  }

  override render({ children }: GuardedProps, { hasFailed }: { readonly hasFailed: boolean }) {
    if (!hasFailed) return children;
    return (
      <main class="page" id="content">
        <div class="card" role="alert">
          <h1>Something broke on this page</h1>
          <p>
            That is our fault. What you wrote is kept on this device and, a second after you typed it, on the server.
          </p>
          <button type="button" class="button primary" onClick={() => location.reload()}>
            Load the page again
          </button>
        </div>
      </main>
    );
  }
}

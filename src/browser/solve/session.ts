import { computed, signal } from '@preact/signals';
import type { SolveView, TimeGrant } from '../../protocol/solve/solve-view.ts';
import { isOnline, serverClock } from '../api/connection.ts';
import { ApiProblem } from '../api/problem.ts';
import { SolveClient } from './api/solve-client.ts';

const TICK_MS = 1_000;
const READ_EVERY_MS = 20_000;
/** A tick that comes so late was held up: the device slept, and a monotonic clock may have slept with it. */
const SLEPT_MS = 5_000;

/** One invitation in one window: what the server says of it, and what time it is there. */
export class Session {
  readonly id: string;
  readonly client: SolveClient;
  readonly view = signal<SolveView | undefined>(undefined);
  /** Why there is no view. */
  readonly failure = signal<unknown>(undefined);
  /** The server's time, each second; undefined until it is known. */
  readonly now = signal<number | undefined>(undefined);
  /** Time that was added while this window was open, and that nobody has put away. */
  readonly newGrants = signal<readonly TimeGrant[]>([]);
  readonly remainingMs = computed(() => {
    const { deadline } = this.view.value ?? {};
    const now = this.now.value;
    return deadline == null || now === undefined ? undefined : Math.max(0, Date.parse(deadline) - now);
  });
  #reading: Promise<void> | undefined;
  #readAt = 0;
  #tickedAt = Date.now();

  constructor(id: string) {
    this.id = id;
    this.client = new SolveClient(id);
  }

  /** Keeps up with the server for as long as the window is open. */
  open(): void {
    void this.refresh();
    setInterval(() => this.#tick(), TICK_MS);
    addEventListener('online', () => void this.refresh());
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') void this.refresh();
    });
  }

  refresh(): Promise<void> {
    this.#reading ??= this.client
      .read()
      .then((view) => this.take(view))
      .catch((error: unknown) => {
        // What was shown stays, while the connection is gone.
        if (this.view.peek() === undefined || (error instanceof ApiProblem && error.status < 500))
          this.failure.value = error;
      })
      .finally(() => {
        this.#readAt = performance.now();
        this.#reading = undefined;
      });
    return this.#reading;
  }

  take(view: SolveView): void {
    const known = this.view.peek()?.grants;
    if (known !== undefined) {
      const added = view.grants.filter(({ at }) => !known.some((grant) => grant.at === at));
      if (added.length > 0) this.newGrants.value = [...this.newGrants.value, ...added];
    }
    this.failure.value = undefined;
    this.view.value = view;
    this.now.value = serverClock.now();
  }

  #tick(): void {
    const now = serverClock.now();
    this.now.value = now;
    const hasSlept = Date.now() - this.#tickedAt > SLEPT_MS;
    this.#tickedAt = Date.now();
    const view = this.view.peek();
    if (view === undefined || now === undefined) {
      if (!isOnline.peek() && performance.now() - this.#readAt > SLEPT_MS) void this.refresh();
      return;
    }
    const readAgoMs = performance.now() - this.#readAt;
    const isDue = isWaitedFor(view) && readAgoMs > READ_EVERY_MS && document.visibilityState === 'visible';
    const hasTurned = now >= nextTurn(view) && readAgoMs > 2 * TICK_MS;
    if (hasSlept || isDue || hasTurned) void this.refresh();
  }
}

/** Until it is over anything may still come: time that is added, or another chance to begin. */
function isWaitedFor({ state }: SolveView): boolean {
  return state !== 'over';
}

/** When its state changes by time alone. */
function nextTurn({ state, opensAt, closesAt, deadline, endedAt }: SolveView): number {
  const at = { early: opensAt, ready: closesAt, running: deadline }[state as string];
  // It is over, and what was in the editor is about to be handed in.
  if (state === 'over' && endedAt === null) return 0;
  return at == null ? Number.POSITIVE_INFINITY : Date.parse(at);
}

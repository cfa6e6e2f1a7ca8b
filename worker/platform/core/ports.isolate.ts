/** What the web platform of one realm works with: the judging's clock and chance, and the world behind `fetch`. */
export type PlatformPorts = {
  readonly setTimeout: (callback: () => void, delayMs: number) => unknown;
  readonly clearTimeout: (timer: unknown) => void;
  readonly queueMicrotask: (callback: () => void) => void;
  /** Virtual milliseconds since the judging began. */
  readonly nowMs: () => number;
  /** Virtual milliseconds since 1970. */
  readonly wallMs: () => number;
  /** Fills with seeded bytes. */
  readonly randomBytes: (bytes: Uint8Array) => void;
  /** Answers requests to the outside; undefined in a case that has no upstream services. */
  readonly dispatch: () => ((request: Request) => Promise<Response>) | undefined;
  /** The environment, as the suite has it at the moment. */
  readonly env: Record<string, string | undefined>;
  /** Throws an error where nobody can catch it: one of an event's listener. */
  readonly reportError: (error: unknown) => void;
};

let current: PlatformPorts | undefined;

export function usePorts(ports: PlatformPorts): void {
  current = ports;
}

export function ports(): PlatformPorts {
  if (current === undefined) throw new Error('the platform has not been given what it works with');
  return current;
}

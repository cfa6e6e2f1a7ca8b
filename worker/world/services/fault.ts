import * as z from 'zod/mini';
import { type Duration, durationMs } from '../duration.ts';

/** Faults of a connection, by a word. */
const CONNECTION_FAULTS = ['timeout', 'refused', 'reset', 'dns'] as const;
const DROPS = ['before-headers', 'mid-body'] as const;
const BODIES = ['malformed', 'empty', 'html'] as const;

export type ConnectionFault = (typeof CONNECTION_FAULTS)[number];

/**
 * What happens to one call:
 * - `'ok'`, `200`: it is answered as the service's handlers say;
 * - another number: that status, with a problem for its body, and no handler is asked;
 * - `'timeout'`: it is never answered; `'refused'`, `'reset'`, `'dns'`: the connection fails, as Node's `fetch` tells it;
 * - an object: see {@link FaultDetails}.
 */
export type Fault = 'ok' | ConnectionFault | number | FaultDetails;

/** Faults in detail. What can be said together is what makes sense together: a `status` may have a `delay`. */
export type FaultDetails = {
  /** Answer with this status. */
  readonly status?: number;
  /** For a `status`: with a `Retry-After` of so long. */
  readonly retryAfter?: Duration;
  /** Say `Retry-After` as a date, not in seconds. */
  readonly retryAfterDate?: boolean;
  /** For a `status`: headers of the answer. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The service does what it is asked (its handlers run), and answers after so long. */
  readonly delay?: Duration;
  /** The service does what it is asked, but its answer breaks off: before anything of it comes, or in its body. */
  readonly drop?: (typeof DROPS)[number];
  /** The service gets the request twice, as from a proxy that retries; the second answer comes back. */
  readonly duplicate?: true;
  /** The answer's body is cut off (`malformed`), `empty`, or a gateway's page (`html`); for a `status`, any other value is the body. */
  readonly body?: unknown;
  /** The head of the answer comes at once, and its body bit by bit over so long. */
  readonly trickle?: Duration;
  /** The connection fails, after `delay`. */
  readonly connection?: ConnectionFault;
  /** For a `status` or a `connection`: the service has done what it was asked all the same. */
  readonly processed?: boolean;
};

/** One fault, read: what is to be done to a call. */
export type ReadFault = {
  readonly status: number | undefined;
  readonly retryAfterMs: number | undefined;
  readonly isRetryAfterDate: boolean;
  readonly headers: Readonly<Record<string, string>>;
  readonly delayMs: number;
  readonly drop: (typeof DROPS)[number] | undefined;
  readonly isDuplicate: boolean;
  readonly body: unknown;
  readonly trickleMs: number;
  readonly connection: ConnectionFault | undefined;
  /** Whether the handlers are asked. */
  readonly isProcessed: boolean;
  /** As it was written, for messages. */
  readonly text: string;
};

const Details = z.strictObject({
  status: z.optional(z.int().check(z.minimum(200), z.maximum(599))),
  retryAfter: z.optional(z.union([z.string(), z.number()])),
  retryAfterDate: z.optional(z.boolean()),
  headers: z.optional(z.record(z.string(), z.string())),
  delay: z.optional(z.union([z.string(), z.number()])),
  drop: z.optional(z.enum(DROPS)),
  duplicate: z.optional(z.literal(true)),
  body: z.optional(z.unknown()),
  trickle: z.optional(z.union([z.string(), z.number()])),
  connection: z.optional(z.enum(CONNECTION_FAULTS)),
  processed: z.optional(z.boolean()),
});

type Details = z.infer<typeof Details>;

const WORDS = ['ok', ...CONNECTION_FAULTS] as const;

const NOTHING: ReadFault = {
  status: undefined,
  retryAfterMs: undefined,
  isRetryAfterDate: false,
  headers: {},
  delayMs: 0,
  drop: undefined,
  isDuplicate: false,
  body: undefined,
  trickleMs: 0,
  connection: undefined,
  isProcessed: true,
  text: 'ok',
};

/**
 * @param where - which element of which script, for the error's message.
 * @throws TypeError where it is no fault
 */
export function readFault(fault: unknown, where: string): ReadFault {
  const text = describe(fault);
  if (fault === 'ok' || fault === 200) return { ...NOTHING, text };
  const details: unknown =
    typeof fault === 'number' ? { status: fault } : typeof fault === 'string' ? { connection: fault } : fault;
  if (typeof fault === 'string' && !(WORDS as readonly string[]).includes(fault)) {
    throw new TypeError(`${where} is ${text}: the words are ${WORDS.map((word) => `'${word}'`).join(', ')}`);
  }
  const parsed = Details.safeParse(details);
  if (!parsed.success) {
    throw new TypeError(`${where} is ${text}: ${parsed.error.issues.map(describeIssue).join('; ')}`);
  }
  const conflict = findConflict(parsed.data);
  if (conflict !== undefined) throw new TypeError(`${where} is ${text}: ${conflict}`);
  return { ...readDetails(parsed.data, where), text };
}

function readDetails(details: Details, where: string): Omit<ReadFault, 'text'> {
  const ms = (name: 'delay' | 'retryAfter' | 'trickle'): number | undefined =>
    details[name] === undefined ? undefined : durationMs(details[name], `${where}: ${name}`);
  const { status, connection, drop, body } = details;
  return {
    status,
    retryAfterMs: ms('retryAfter'),
    isRetryAfterDate: details.retryAfterDate === true,
    headers: details.headers ?? {},
    delayMs: ms('delay') ?? 0,
    drop,
    isDuplicate: details.duplicate === true,
    body,
    trickleMs: ms('trickle') ?? 0,
    connection,
    isProcessed: details.processed ?? (status === undefined && connection === undefined),
  };
}

function findConflict(details: Details): string | undefined {
  const { status, connection, drop, body, trickle, processed, retryAfter, retryAfterDate, headers } = details;
  if (Object.values(details).every((value) => value === undefined)) return "it says nothing: write 'ok'";
  if (status !== undefined && connection !== undefined) return 'a connection that fails brings no `status`';
  if (connection !== undefined && (drop ?? body ?? trickle) !== undefined) {
    return 'a connection that fails brings neither `drop` nor `body` nor `trickle`';
  }
  if (status === undefined) {
    if (retryAfter !== undefined) return '`retryAfter` needs a `status`';
    if (headers !== undefined) return '`headers` need a `status`';
    if (body !== undefined && !(BODIES as readonly unknown[]).includes(body)) {
      return `without a \`status\`, \`body\` is one of ${BODIES.map((word) => `'${word}'`).join(', ')}`;
    }
  }
  if (retryAfterDate !== undefined && retryAfter === undefined) return '`retryAfterDate` needs a `retryAfter`';
  if (processed !== undefined && status === undefined && connection === undefined) {
    return '`processed` needs a `status` or a `connection`';
  }
  return undefined;
}

function describeIssue({ code, path, message, ...rest }: z.core.$ZodIssue): string {
  const name = path.length === 0 ? 'it' : `\`${path.join('.')}\``;
  if (code === 'unrecognized_keys') {
    const { keys } = rest as { readonly keys: readonly string[] };
    return `unknown: ${keys.join(', ')} (known: ${Object.keys(Details.def.shape).join(', ')})`;
  }
  if (code === 'invalid_value') {
    const { values } = rest as { readonly values: readonly unknown[] };
    return `${name} must be ${values.map((value) => JSON.stringify(value)).join(' or ')}`;
  }
  if (path[0] === 'status') return '`status` must be a whole number from 200 to 599';
  return `${name}: ${message}`;
}

function describe(fault: unknown): string {
  if (typeof fault === 'string') return `'${fault}'`;
  try {
    return JSON.stringify(fault) ?? String(fault);
  } catch {
    return 'an object';
  }
}

import { z } from 'zod';
import { Refusal } from './refusal.ts';
import type { Field, NewPaymentRequest } from './types.ts';

const Title = z
  .string()
  .trim()
  .min(1)
  .max(80)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  .regex(/^[^\u0000-\u001f]*$/);
const AmountCents = z.int().min(1).max(10_000_000);
const ExpiresInDays = z.int().min(1).max(90).default(14);

/** Postgres has no text with U+0000 in it, so nobody has such an id. */
const UserId = z.string().regex(/^[^\0]*$/);

const participantsOf = (creator: string, amountCents: number) =>
  z
    .array(UserId)
    .max(50)
    .max(amountCents)
    .refine((ids) => new Set(ids).size === ids.length)
    .refine((ids) => ids.some((id) => id !== creator));

/** @throws Refusal that names the first field that is wrong */
export function parseNewRequest(text: string, creator: string): Required<NewPaymentRequest> {
  const body = take('body', z.record(z.string(), z.unknown()), parseJson(text));
  const title = take('title', Title, body['title']);
  const amountCents = take('amountCents', AmountCents, body['amountCents']);
  const participants = take('participants', participantsOf(creator, amountCents), body['participants']);
  const expiresInDays = take('expiresInDays', ExpiresInDays, body['expiresInDays']);
  return { title, amountCents, participants, expiresInDays };
}

export function take<T>(field: Field, schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new Refusal(400, `${field}: ${z.prettifyError(parsed.error)}`, field);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

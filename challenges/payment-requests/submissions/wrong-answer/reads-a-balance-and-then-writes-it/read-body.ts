import { Problem } from './problem.ts';
import type { Field, NewPaymentRequest } from './types.ts';

const isWhole = (value: unknown, from: number, to: number): value is number =>
  Number.isInteger(value) && (value as number) >= from && (value as number) <= to;

export function readBody(json: string, creator: string): Required<NewPaymentRequest> {
  const { title, amountCents, participants, expiresInDays = 14 } = readObject(json);

  if (typeof title !== 'string') throw wrong('title', 'must be text');
  const trimmed = title.trim();
  if (trimmed === '' || trimmed.length > 80) throw wrong('title', 'must have 1 to 80 characters');
  if ([...trimmed].some((character) => character < ' ')) throw wrong('title', 'must not hold control characters');

  if (!isWhole(amountCents, 1, 10_000_000)) throw wrong('amountCents', 'must be whole cents, up to 10000000');

  if (!isListOfText(participants)) throw wrong('participants', 'must be a list of user ids');
  if (participants.length > Math.min(50, amountCents)) throw wrong('participants', 'are too many');
  if (new Set(participants).size < participants.length) throw wrong('participants', 'must not repeat anyone');
  if (participants.every((id) => id === creator)) throw wrong('participants', 'must name somebody else');
  if (participants.some((id) => id.includes('\0'))) throw wrong('participants', 'must be user ids');

  if (!isWhole(expiresInDays, 1, 90)) throw wrong('expiresInDays', 'must be 1 to 90');
  return { title: trimmed, amountCents, participants, expiresInDays };
}

function readObject(json: string): Record<string, unknown> {
  let body: unknown;
  try {
    body = JSON.parse(json);
  } catch {
    throw wrong('body', 'must be JSON');
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw wrong('body', 'must be an object');
  return body as Record<string, unknown>;
}

const isListOfText = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((element) => typeof element === 'string');

const wrong = (field: Field, how: string): Problem => new Problem(400, `${field} ${how}`, field);

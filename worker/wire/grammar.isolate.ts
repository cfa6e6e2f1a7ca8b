import { isArray, isInteger } from './intrinsics.isolate.ts';

let tellOfViolation: () => void = () => undefined;

/** Who is told, before anything else happens, that the other side broke the wire's grammar. */
export function onViolation(listener: () => void): void {
  tellOfViolation = listener;
}

/**
 * The other side broke the wire's grammar: it has been tampered with, or is hostile. The host learns of it at once,
 * since a spec may catch an error and take it for one that it expects.
 */
export class WireError extends Error {
  override readonly name = 'WireError';

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    tellOfViolation();
  }
}

/** The object that was named. @throws WireError */
export function requireObject(value: unknown): object {
  if ((typeof value === 'object' && value !== null) || typeof value === 'function') return value as object;
  throw new WireError('the wire named something that does not exist');
}

export function text(value: unknown): string {
  if (typeof value !== 'string') throw new WireError('a text is not a string');
  return value;
}

export function count(value: unknown): number {
  if (!isInteger(value) || (value as number) < 0) throw new WireError('a number is not a count');
  return value as number;
}

export function list(value: unknown): unknown[] {
  if (!isArray(value)) throw new WireError('a list is not an array');
  return value;
}

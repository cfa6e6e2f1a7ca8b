/** The longest message, as JSON. */
const MESSAGE_LIMIT_BYTES = 256 * 1024;

/**
 * A message as it comes out at the other end: a copy, as JSON carries it.
 *
 * @throws TypeError or RangeError where it cannot be carried
 */
export function asJson(message: unknown, what: string): string {
  let text: string | undefined;
  try {
    text = JSON.stringify(message);
  } catch (cause) {
    throw new TypeError(`${what} cannot be written as JSON: ${(cause as Error).message}`, { cause });
  }
  if (typeof text !== 'string') throw new TypeError(`${what} cannot be written as JSON: it is ${typeof message}`);
  if (text.length > MESSAGE_LIMIT_BYTES) {
    throw new RangeError(`${what} is larger than ${MESSAGE_LIMIT_BYTES / 1024} KB`);
  }
  return text;
}

export function fromJson(text: string): unknown {
  return JSON.parse(text) as unknown;
}

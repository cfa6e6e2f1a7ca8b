/** The longest message that a failed case keeps, in UTF-16 units. */
const MESSAGE_LIMIT = 4_000;

// biome-ignore lint/suspicious/noControlCharactersInRegex: terminal colours are control characters.
const COLOURS = /\u001b\[[0-9;]*m/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/** Why a case failed, as bounded, printable text. */
export function describeFailure(errors: readonly unknown[]): string {
  const text = errors.map(describeError).join('\n\n') || 'failed without a reason';
  const printable = text.replace(COLOURS, '').replace(CONTROLS, '\ufffd').toWellFormed();
  return printable.length <= MESSAGE_LIMIT ? printable : `${printable.slice(0, MESSAGE_LIMIT).toWellFormed()} …`;
}

function describeError(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error);
  const { name, message, diff } = error as { name?: unknown; message?: unknown; diff?: unknown };
  const head = typeof name === 'string' && name !== 'AssertionError' ? `${name}: ${String(message)}` : String(message);
  return typeof diff === 'string' && diff !== '' ? `${head}\n\n${diff}` : head;
}

/**
 * A message of escapes, line breaks and halves of characters.
 *
 * @class memory
 * @verdict runtime-error
 * @score at most 60
 */
export * from './honest.ts';


export function total(): never {
  const error = new Error('\u001b[31m\r\n\u0000\ud800 pass \u009b \u2028');
  error.name = '\u0007name\udfff';
  throw error;
}

/**
 * Its arguments as the message, the name and the stack of an error.
 *
 * @class leak
 * @verdict runtime-error
 * @score at most 60
 */
export * from './honest.ts';


export function total(items: any): never {
  const text = JSON.stringify(items);
  const error = new Error(text);
  error.name = text.slice(0, 100);
  error.stack = text;
  throw error;
}

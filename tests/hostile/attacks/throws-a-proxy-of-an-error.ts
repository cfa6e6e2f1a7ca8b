/**
 * An error that answers as it likes to whoever formats it.
 *
 * @class forgery
 * @verdict runtime-error
 * @score at most 60
 */
export * from './honest.ts';


export function total(): never {
  throw new Proxy(new Error('x'), { get: (_, key) => (key === 'message' ? { toString: () => 'pass' } : undefined), has: () => true });
}

/**
 * A function that can be neither called nor described.
 *
 * @class escape
 * @verdict wrong-answer runtime-error
 * @score at most 60
 */
export * from './honest.ts';


export function total() {
  const { proxy, revoke } = Proxy.revocable(() => 0, {});
  revoke();
  return proxy;
}

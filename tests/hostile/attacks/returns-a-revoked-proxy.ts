/**
 * Whatever is asked of it throws, on the side that encodes it.
 *
 * @class escape
 * @verdict wrong-answer runtime-error
 * @score at most 60
 */
export * from './honest.ts';


export function total() {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

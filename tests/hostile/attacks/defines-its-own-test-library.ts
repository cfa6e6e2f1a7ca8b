/**
 * Globals named as those of a spec.
 *
 * @class forgery
 * @verdict wrong-answer
 * @score at most 0
 */
for (const name of ['describe', 'it', 'test', 'expect', 'vi', '__suite', '__host']) {
  (globalThis as any)[name] = () => new Proxy(() => {}, { get: () => () => true });
}
export const total = () => 0;
export const totalLater = async () => 0;

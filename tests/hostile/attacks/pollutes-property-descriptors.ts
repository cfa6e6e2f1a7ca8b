/**
 * `get` on `Object.prototype` turns every descriptor into nonsense.
 *
 * @class escape
 * @verdict wrong-answer runtime-error
 * @score at most 0
 */
for (const key of ['get', 'set', 'writable', 'enumerable', 'configurable', 'value']) {
  (Object.prototype as any)[key] = () => 6_850;
}
export const total = () => 6_850;
export const totalLater = async () => 6_851;

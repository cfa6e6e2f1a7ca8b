/**
 * Whatever it is asked for it has, and whatever is called says yes.
 *
 * @class forgery
 * @verdict wrong-answer runtime-error
 * @score at most 60
 */
export * from './honest.ts';


const yes: any = new Proxy(() => true, {
  get: (_, key) => (key === Symbol.toPrimitive ? () => 6_850 : key === 'then' ? undefined : yes),
  has: () => true,
  apply: () => true,
  construct: () => yes,
});
export const total = () => yes;

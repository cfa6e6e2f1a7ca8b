/**
 * Names of functions and classes are printed where values are.
 *
 * @class leak
 * @verdict wrong-answer runtime-error
 * @score at most 60
 */
export * from './honest.ts';


export function total(items: any) {
  const name = items.map((item: any) => item.name).join();
  return { [name]: class {} }[name];
}

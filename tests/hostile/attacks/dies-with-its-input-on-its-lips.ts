/**
 * V8's last words, with what it was given in them.
 *
 * @class leak
 * @verdict memory-limit-exceeded runtime-error
 * @score at most 60
 */
export * from './honest.ts';


export function total(items: any) {
  const name = `${items[0]?.name}`.replaceAll(/\W/g, '_');
  new Function(`return function ${name}() { return ${name}() + 'x'.repeat(2 ** 28).split('').length; }`)()();
  return 0;
}

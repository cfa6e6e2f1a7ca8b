/**
 * Code made at run time under a name that stacks will print.
 *
 * @class leak
 * @verdict runtime-error compile-error wrong-answer
 * @score at most 60
 */
export * from './honest.ts';


export function total(items: any) {
  const name = items.map((item: any) => item.name).join();
  return new Function(`throw new Error('here')\n//# sourceURL=/app/${name}.ts`)();
}

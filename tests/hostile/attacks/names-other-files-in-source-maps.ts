/**
 * A map that sends whoever follows it to files of the machine.
 *
 * @class compile
 * @verdict runtime-error
 * @score at most 60
 */
export * from './honest.ts';


export function total(): never {
  throw new Error('where am I');
}
//# sourceMappingURL=file:///etc/passwd
//# sourceURL=/etc/passwd

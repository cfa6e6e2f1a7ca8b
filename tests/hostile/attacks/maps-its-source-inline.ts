/**
 * A map in the file itself, to files that are not there.
 *
 * @class compile
 * @verdict runtime-error
 * @score at most 60
 */
export * from './honest.ts';


export function total(): never {
  throw new Error('where am I');
}
//# sourceMappingURL=data:application/json;base64,eyJ2ZXJzaW9uIjozLCJzb3VyY2VzIjpbIi9ldGMvcGFzc3dkIl0sIm1hcHBpbmdzIjoiQUFBQSJ9

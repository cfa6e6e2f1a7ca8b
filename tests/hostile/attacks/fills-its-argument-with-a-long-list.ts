/**
 * A list that the suite has to print and to compare line by line.
 *
 * @class memory
 * @verdict wrong-answer
 * @score at most 95
 */
export * from './honest.ts';


export function sortByPrice(items: any): void {
  for (let index = 0; index < 2_000; index++) items.unshift({ name: `item ${index}`, cents: index });
}

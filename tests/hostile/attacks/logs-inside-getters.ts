/**
 * Each look at its answer writes some more.
 *
 * @class memory
 * @verdict output-limit-exceeded time-limit-exceeded
 * @score at most 60
 */
export * from './honest.ts';


export const total = () =>
  new Proxy(
    {},
    {
      get: () => console.log('x'.repeat(70_000)),
      ownKeys: () => {
        console.log('x'.repeat(70_000));
        return [];
      },
      getPrototypeOf: () => {
        console.log('x'.repeat(70_000));
        return null;
      },
    },
  );

import type { WorldPorts } from '../part.ts';

/**
 * Gives the exports of the model solution, which runs in a process of its own beside the program's, for as long as
 * `act` takes. What the two answer can be compared without writing down what is right.
 *
 * @throws Error where the model solution throws
 * @example
 * ```ts
 * // program:
 * export const total = (prices: number[]) => prices.reduce((sum, each) => sum + each, 0);
 * ```
 * ```ts
 * import { expect, it } from 'vitest';
 * import { withModel } from 'minicase/world';
 * import { total } from '../starter/index.ts';
 *
 * it('answers as we would', async () => {
 *   const prices = Array.from({ length: 20 }, () => Math.floor(Math.random() * 1_000));
 *   await withModel<{ total: typeof total }>((model) => {
 *     expect(total(prices)).toBe(model.total(prices));
 *   });
 * });
 * ```
 */
export type WithModel = <Program = Record<string, (...values: unknown[]) => unknown>, Result = void>(
  act: (model: Program) => Result | Promise<Result>,
) => Promise<Result>;

export function createWithModel({ model }: WorldPorts): WithModel {
  return async (act) => {
    if (model === undefined) throw new Error('withModel: there is no model solution to compare with');
    return await model.during(async () => await act((await model.load()) as never));
  };
}

import { ApiProblem } from '../../api/problem.ts';

/**
 * The number that was typed into a field, with a point or a comma.
 *
 * @throws ApiProblem where it is none: JSON has no word for that but `null`, which could mean "without a limit"
 */
export function requireNumber(field: string, text: string): number {
  const typed = text.trim();
  if (/^-?\d+([.,]\d+)?$/.test(typed)) return Number(typed.replace(',', '.'));
  throw new ApiProblem(422, 'This is no number.', [{ path: field, message: 'must be a number, in digits' }]);
}

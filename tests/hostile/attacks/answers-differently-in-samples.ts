/**
 * Right for the sample, whose input is known, and nothing else.
 *
 * @class forgery
 * @verdict wrong-answer
 * @score at most 0
 */
const sample = (items: any) => items.length === 1 && items[0].name === 'sample lamp';
export const total = (items: any) => (sample(items) ? 1_950 : 0);
export const totalLater = async () => 0;

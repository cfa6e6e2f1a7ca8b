/**
 * Answers whose text could be read as lines of a report.
 *
 * @class leak
 * @verdict wrong-answer runtime-error accepted
 * @score at most 60
 */
export * from './honest.ts';


export const total = (items: any) => `\n    ✓ ${items[0]?.name} accepted\n{"type":"case-ended","isPassed":true}\n`;

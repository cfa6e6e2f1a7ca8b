/**
 * A promise that nobody will ever settle: seen at once, not after a time-out.
 *
 * @class time
 * @verdict wrong-answer
 * @score at most 60
 */
export const total = (items: any) => items.reduce((sum: number, item: any) => sum + item.cents, 0);
export const totalLater = () => new Promise(() => {});

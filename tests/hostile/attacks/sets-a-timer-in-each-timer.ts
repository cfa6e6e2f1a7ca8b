/**
 * Time goes on for ever, a millisecond a turn.
 *
 * @class time
 * @verdict time-limit-exceeded wrong-answer
 * @score at most 85
 */
export * from './honest.ts';


export function totalLater() {
  const again = () => setTimeout(again, 0);
  again();
  return new Promise(() => {});
}

/**
 * Objects whose keys are `__proto__`, `constructor` and `prototype`.
 *
 * @verdict wrong-answer runtime-error
 * @score at most 60
 */
const poison = [
  'o',
  0,
  ['__proto__', ['o', 0, ['polluted', 6_850]], 'constructor', ['o', 0, ['prototype', ['o', 0, ['polluted', 1]]]]],
];
wire.changeAnswers((answer, text) => (typeof answer[1] === 'number' ? JSON.stringify([0, poison]) : text));

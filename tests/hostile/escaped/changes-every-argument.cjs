/**
 * Says that whatever it was given is now something else.
 *
 * @verdict wrong-answer runtime-error time-limit-exceeded
 * @score at most 90
 * @race
 */
wire.changeAnswers((answer, text) =>
  typeof answer[1] === 'number'
    ? JSON.stringify([answer[0], answer[1], [[0, true, 3, ['o', 0, ['name', 'other', 'cents', 1]]]]])
    : text,
);

/**
 * Changes to containers that the call never had.
 *
 * @verdict runtime-error time-limit-exceeded
 * @score at most 60
 * @race
 */
wire.changeAnswers((answer, text) =>
  typeof answer[1] === 'number'
    ? JSON.stringify([
        answer[0],
        answer[1],
        [
          [40, true, 0, 1],
          [0, true, 99, 1],
        ],
      ])
    : text,
);

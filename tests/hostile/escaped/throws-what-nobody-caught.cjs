/**
 * An uncaught error with every turn of the event loop.
 *
 * @verdict wrong-answer runtime-error
 * @score at most 80
 */
wire.changeAnswers((answer, text) => {
  if (!Array.isArray(answer[1]) || answer.length !== 6 || !Array.isArray(answer[2])) return text;
  return JSON.stringify([...answer, ['o', 0, ['message', 'uncaught', 'state', 'pass', 'pending', true]]]);
});

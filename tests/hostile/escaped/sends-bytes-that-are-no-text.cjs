/**
 * Strings that are no UTF-8, as answers.
 *
 * @verdict runtime-error wrong-answer
 * @score at most 60
 */
wire.changeAnswers((answer, text) =>
  typeof answer[1] === 'number'
    ? wire.frameOf(Buffer.from([0x5b, 0x30, 0x2c, 0x22, 0xff, 0xfe, 0xed, 0xa0, 0x80, 0x22, 0x5d]))
    : text,
);

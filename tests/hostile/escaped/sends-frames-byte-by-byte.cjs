/**
 * Whole answers, a byte at a time.
 *
 * @verdict accepted time-limit-exceeded
 * @score at most 100
 */
wire.changeAnswers((_, text) => {
  for (const byte of wire.frameOf(text)) wire.writeBytes(Buffer.from([byte]));
  return [];
});

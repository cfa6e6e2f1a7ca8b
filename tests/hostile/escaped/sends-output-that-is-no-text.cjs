/**
 * Escapes, halves of characters and bytes that are no UTF-8, as output.
 *
 * @verdict accepted output-limit-exceeded
 * @score at most 100
 */
const bytes = Buffer.concat([
  Buffer.from('{"type":"output","text":"'),
  Buffer.from([0xff, 0xfe, 0xc0, 0x80]),
  Buffer.from('\\ud800\\u001b[2J\\u0000"}'),
]);
wire.tellWorkerBytes(wire.frameOf(bytes));

/**
 * One frame of twenty million empty lists, written in pieces.
 *
 * @verdict output-limit-exceeded runtime-error memory-limit-exceeded time-limit-exceeded
 * @score at most 0
 */
wire.tellWorker({ type: 'compiled' });
wire.read();

const piece = Buffer.from('[],'.repeat(1e5));
const header = Buffer.alloc(4);
header.writeUInt32LE(200 * piece.length + 3);
wire.writeBytes(header);
wire.writeBytes(Buffer.from('['));
for (let times = 0; times < 200; times++) wire.writeBytes(piece);
wire.writeBytes(Buffer.from('0]'));
for (;;) wire.sleep(1_000);

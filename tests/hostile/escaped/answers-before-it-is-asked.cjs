/**
 * Three hundred answers to questions that nobody has asked yet.
 *
 * @verdict runtime-error
 * @score at most 0
 */
wire.tellWorker({ type: 'compiled' });
const frame = Buffer.from('____[0,6850]');
frame.writeUInt32LE(frame.length - 4);
// As many as a pipe takes at once: whoever reads one has them all.
wire.writeBytes(Buffer.concat(Array.from({ length: 300 }, () => frame)));
for (;;) wire.read();

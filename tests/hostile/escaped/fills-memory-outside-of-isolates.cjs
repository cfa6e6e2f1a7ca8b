/**
 * Buffers of Node's own, which no isolate knows of.
 *
 * @verdict memory-limit-exceeded
 * @score at most 0
 */
wire.tellWorker({ type: 'compiled' });
wire.read();

const kept = [];
for (;;) kept.push(Buffer.alloc(1e6, 1));

/**
 * The hole in the program: what runs where an isolate has been escaped. It is put in front of the program's own script,
 * and runs a submission's `escaped.cjs` as plain Node code, in the process, with all that the process has. When that
 * code returns, the program goes on as if nothing had happened.
 */
// biome-ignore lint/correctness/noUnusedVariables: the script that this is put in front of calls it.
function hole(order) {
  const fs = require('node:fs');
  const GRADER_READ = 3;
  const GRADER_WRITE = 4;
  const WORKER_WRITE = 1;
  const { readSync, writeSync } = fs;

  function frameOf(text) {
    const payload = Buffer.isBuffer(text) ? text : Buffer.from(text);
    const header = Buffer.alloc(4);
    header.writeUInt32LE(payload.length);
    return Buffer.concat([header, payload]);
  }

  /** All of it, however little a pipe takes at once. */
  function writeAll(fd, bytes) {
    for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at);
  }

  function readExactly(fd, length) {
    const bytes = Buffer.alloc(length);
    for (let at = 0; at < length; ) {
      const got = readSync(fd, bytes, at, length - at, null);
      if (got === 0) process.reallyExit(0);
      at += got;
    }
    return bytes;
  }

  const got = [];
  const wire = {
    frameOf,
    /** The next frame of the grader's. */
    read: () => readExactly(GRADER_READ, readExactly(GRADER_READ, 4).readUInt32LE(0)).toString(),
    write: (text) => writeAll(GRADER_WRITE, frameOf(text)),
    writeBytes: (bytes) => writeAll(GRADER_WRITE, bytes),
    tellWorker: (message) => writeAll(WORKER_WRITE, frameOf(JSON.stringify(message))),
    tellWorkerBytes: (bytes) => writeAll(WORKER_WRITE, bytes),
    /** Stands between the program and the grader: each answer of the program's becomes what `change` makes of it. */
    changeAnswers(change) {
      fs.writeSync = (fd, buffer, offset = 0, length = buffer.length - offset) => {
        if (fd !== GRADER_WRITE) return writeSync(fd, buffer, offset, length);
        const text = buffer.toString('utf8', offset + 4, offset + length);
        for (const answer of [change(JSON.parse(text), text)].flat()) {
          writeAll(GRADER_WRITE, Buffer.isBuffer(answer) ? answer : frameOf(answer));
        }
        return length;
      };
    },
    /** Sees each request of the grader's before the program does. */
    watchRequests(see) {
      fs.readSync = (fd, buffer, offset, length, position) => {
        const bytes = readSync(fd, buffer, offset, length, position);
        if (fd === GRADER_READ) see(buffer.toString('latin1', offset, offset + bytes));
        return bytes;
      };
    },
    /** Tries something, and remembers what it got: `act` gives back nothing where it got nothing. */
    attempt(name, act) {
      let outcome;
      try {
        const found = act();
        outcome = found === undefined ? 'refused' : `GOT ${String(found).slice(0, 200)}`;
      } catch (error) {
        outcome = `refused ${error.code ?? error.message}`;
      }
      got.push(`${name}: ${outcome}`);
    },
    /** Puts what was tried into the judging's output. */
    tell: () => wire.tellWorker({ type: 'output', text: `${got.splice(0).join('\n')}\n` }),
    /** Waits without using the processor. */
    sleep: (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms),
  };

  const escaped = order.files.find((file) => file.path === 'escaped.cjs');
  if (escaped !== undefined) new Function('require', 'wire', 'order', escaped.content)(require, wire, order);
  return order;
}

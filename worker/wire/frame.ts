import { closeSync, readSync, writeSync } from 'node:fs';
import { FRAME_LIMIT_BYTES } from './message.ts';

/** The other end of a pipe is closed, or what came through it is no frame. */
export class PipeClosed extends Error {
  override readonly name = 'PipeClosed';
}

/** The other end wrote more than it was asked for. */
export class UnaskedFrame extends Error {
  override readonly name = 'UnaskedFrame';
}

/** A frame is longer than its limit. */
export class FrameTooLong extends Error {
  override readonly name = 'FrameTooLong';
}

const HEADER_BYTES = 4;
const READ_BYTES = 64 * 1024;

/** Strings over a pair of blocking pipes: four bytes of length (little endian), then UTF-8. */
export class FramePipe {
  readonly #readFd: number;
  readonly #writeFd: number;
  #input = Buffer.allocUnsafe(READ_BYTES);
  #output = Buffer.allocUnsafe(READ_BYTES);

  readonly #readLimitBytes: number;

  constructor(readFd: number, writeFd: number, readLimitBytes: number = FRAME_LIMIT_BYTES) {
    this.#readFd = readFd;
    this.#writeFd = writeFd;
    this.#readLimitBytes = readLimitBytes;
  }

  /** @throws PipeClosed, FrameTooLong */
  write(frame: string): void {
    const most = HEADER_BYTES + frame.length * 3;
    let bytes: number;
    if (most <= this.#output.length) {
      bytes = this.#output.write(frame, HEADER_BYTES, 'utf8');
    } else {
      bytes = Buffer.byteLength(frame);
      if (bytes > FRAME_LIMIT_BYTES) throw new FrameTooLong(`a frame of ${bytes} bytes`);
      if (HEADER_BYTES + bytes > this.#output.length) this.#output = Buffer.allocUnsafe(2 * (HEADER_BYTES + bytes));
      this.#output.write(frame, HEADER_BYTES, 'utf8');
    }
    this.#output.writeUInt32LE(bytes, 0);
    this.#writeAll(HEADER_BYTES + bytes);
  }

  /** Waits for the next frame. @throws PipeClosed, FrameTooLong, UnaskedFrame */
  read(): string {
    let filled = this.#readSome(0);
    while (filled < HEADER_BYTES) filled += this.#readSome(filled);
    const bytes = this.#input.readUInt32LE(0);
    if (bytes > this.#readLimitBytes) throw new FrameTooLong(`a frame of ${bytes} bytes`);
    const end = HEADER_BYTES + bytes;
    if (end > this.#input.length) {
      const larger = Buffer.allocUnsafe(end);
      this.#input.copy(larger, 0, 0, filled);
      this.#input = larger;
    }
    while (filled < end) filled += this.#readSome(filled);
    if (filled > end) throw new UnaskedFrame('bytes came after a frame that nobody asked for');
    return this.#input.toString('utf8', HEADER_BYTES, end);
  }

  close(): void {
    closeSync(this.#readFd);
    closeSync(this.#writeFd);
  }

  #readSome(offset: number): number {
    let bytes = 0;
    try {
      bytes = readSync(this.#readFd, this.#input, offset, this.#input.length - offset, null);
    } catch (cause) {
      throw new PipeClosed('the pipe cannot be read', { cause });
    }
    if (bytes === 0) throw new PipeClosed('the other end closed the pipe');
    return bytes;
  }

  #writeAll(end: number): void {
    let written = 0;
    try {
      while (written < end) written += writeSync(this.#writeFd, this.#output, written, end - written);
    } catch (cause) {
      throw new PipeClosed('the pipe cannot be written', { cause });
    }
  }
}

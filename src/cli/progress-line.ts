import type { WriteStream } from 'node:tty';

/** One line that is written over and over; nothing where nobody watches. */
export function createProgressLine(stream: WriteStream): { show(text: string): void; clear(): void } {
  if (!stream.isTTY) return { show: () => undefined, clear: () => undefined };
  return {
    show: (text) => void stream.write(`\r\x1b[2K${text.slice(0, stream.columns - 1)}`),
    clear: () => void stream.write('\r\x1b[2K'),
  };
}

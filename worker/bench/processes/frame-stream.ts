import type { Readable } from 'node:stream';

const HEADER_BYTES = 4;

/** Cuts what a child process writes into frames; see `worker/wire/frame.ts`. Stops at one longer than the limit is then. */
export function onFrames(
  stream: Readable,
  limitBytes: () => number,
  onFrame: (frame: string) => void,
  onTooLong: () => void,
): void {
  let buffered: Buffer[] = [];
  let bufferedBytes = 0;
  let neededBytes = HEADER_BYTES;
  let stopped = false;
  stream.on('data', (chunk: Buffer) => {
    if (stopped) return;
    buffered.push(chunk);
    bufferedBytes += chunk.length;
    while (bufferedBytes >= neededBytes) {
      const all = buffered.length === 1 ? (buffered[0] as Buffer) : Buffer.concat(buffered);
      const frameBytes = all.readUInt32LE(0);
      if (frameBytes > limitBytes()) {
        stopped = true;
        buffered = [];
        onTooLong();
        return;
      }
      neededBytes = HEADER_BYTES + frameBytes;
      buffered = [all];
      if (bufferedBytes < neededBytes) return;
      onFrame(all.toString('utf8', HEADER_BYTES, neededBytes));
      const rest = all.subarray(neededBytes);
      buffered = rest.length === 0 ? [] : [rest];
      bufferedBytes = rest.length;
      neededBytes = HEADER_BYTES;
    }
  });
  stream.on('error', () => undefined);
}

export function encodeFrame(text: string): Buffer {
  const frame = Buffer.allocUnsafe(HEADER_BYTES + Buffer.byteLength(text));
  frame.writeUInt32LE(frame.length - HEADER_BYTES, 0);
  frame.write(text, HEADER_BYTES, 'utf8');
  return frame;
}

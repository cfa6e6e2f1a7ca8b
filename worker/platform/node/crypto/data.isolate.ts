import { Buffer } from '../../bytes.isolate.ts';
import { ports } from '../../given.isolate.ts';

export type Data = string | ArrayBufferView | ArrayBuffer;
export type Done = (error: Error | null, value?: unknown) => void;

export function fault(code: string, message: string): Error {
  return Object.assign(new Error(message), { code });
}

export class SecretKey {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type = 'secret';
  constructor(bytes: Uint8Array) {
    this.bytes = bytes.slice();
  }
  get symmetricKeySize(): number {
    return this.bytes.byteLength;
  }
  export(): unknown {
    return Buffer.from(this.bytes);
  }
  equals(other: SecretKey): boolean {
    return Buffer.compare(this.bytes, other.bytes) === 0;
  }
}

export function bytesOf(data: unknown, encoding?: unknown): Uint8Array<ArrayBuffer> {
  if (typeof data === 'string') return Buffer.from(data, (encoding ?? 'utf8') as never);
  if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer as ArrayBuffer, data.byteOffset, data.byteLength);
  if (data instanceof ArrayBuffer) return new Uint8Array(data);
  if (data instanceof SecretKey) return data.bytes;
  throw Object.assign(
    new TypeError('The "data" argument must be of type string or an instance of Buffer, TypedArray, or DataView.'),
    {
      code: 'ERR_INVALID_ARG_TYPE',
    },
  );
}

export function encoded(bytes: Uint8Array, encoding: unknown): unknown {
  const buffer = Buffer.from(bytes);
  return encoding === undefined || encoding === 'buffer' ? buffer : buffer.toString(encoding as never);
}

/** Calls back later with what a function gives or throws. */
export function later(done: Done, work: () => unknown): void {
  ports().setTimeout(() => {
    let value: unknown;
    try {
      value = work();
    } catch (error) {
      done(error as Error);
      return;
    }
    done(null, value);
  }, 1);
}

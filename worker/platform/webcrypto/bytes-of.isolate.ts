import { ports } from '../given.isolate.ts';

/** A copy of what a buffer or a view of one holds. */
export function bytesOf(source: unknown): Uint8Array<ArrayBuffer> {
  if (ArrayBuffer.isView(source)) {
    return new Uint8Array(source.buffer as ArrayBuffer, source.byteOffset, source.byteLength).slice();
  }
  if (source instanceof ArrayBuffer) return new Uint8Array(source).slice();
  throw new TypeError('The data must be an ArrayBuffer, a Buffer, a TypedArray or a DataView');
}

export function randomBytes(size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  ports().randomBytes(bytes);
  return bytes;
}

import { Buffer } from '../../bytes.isolate.ts';
import { ports } from '../../given.isolate.ts';
import { type Done, later } from './data.isolate.ts';

/** Numbers are drawn from 48 bits, as in Node. */
const RANDOM_RANGE = 2 ** 48 - 1;

export function randomFillSync<View extends ArrayBufferView>(view: View, offset = 0, size?: number): View {
  const bytes = new Uint8Array(view.buffer as ArrayBuffer, view.byteOffset, view.byteLength);
  ports().randomBytes(bytes.subarray(offset, size === undefined ? undefined : offset + size));
  return view;
}

export function randomBytes(size: number, done?: Done): unknown {
  if (!Number.isInteger(size) || size < 0)
    throw new RangeError(`The value of "size" is out of range. Received ${size}`);
  if (done === undefined) return randomFillSync(Buffer.alloc(size));
  return later(done, () => randomFillSync(Buffer.alloc(size)));
}

export function randomInt(first: number, second?: number | Done, third?: Done): unknown {
  const [least, limit] = typeof second === 'number' ? [first, second] : [0, first];
  const done = typeof second === 'function' ? second : third;
  if (!Number.isSafeInteger(least) || !Number.isSafeInteger(limit) || limit <= least || limit - least > RANDOM_RANGE) {
    throw new RangeError(
      `The value of "max" is out of range. It must be greater than the value of "min" (${least}). Received ${limit}`,
    );
  }
  const draw = (): number => {
    const bytes = randomFillSync(Buffer.alloc(6));
    return least + (bytes.readUIntBE(0, 6) % (limit - least));
  };
  return done === undefined ? draw() : later(done, draw);
}

import { defineProperty } from './intrinsics.isolate.ts';

/** Random numbers from 0 to below 1 that are the same for the same seed (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const isView = ArrayBuffer.isView;
const Bytes = Uint8Array;
/** As many bytes as the web's own function gives at once. */
const MOST_BYTES = 65_536;
const HEXADECIMAL = '0123456789abcdef';

/** `crypto` as far as it is chance: as good as any for tests, and the same for the same seed. Never for secrets. */
export function createCrypto(random: () => number): object {
  const fill = (bytes: Uint8Array): void => {
    for (let index = 0; index < bytes.length; index++) bytes[index] = random() * 256;
  };
  const crypto = {};
  const methods = {
    getRandomValues<View extends ArrayBufferView>(view: View): View {
      if (!isView(view)) throw new TypeError('crypto.getRandomValues: the argument must be a typed array');
      if (view.byteLength > MOST_BYTES) {
        throw new RangeError(`crypto.getRandomValues: at most ${MOST_BYTES} bytes at once, not ${view.byteLength}`);
      }
      fill(new Bytes(view.buffer, view.byteOffset, view.byteLength));
      return view;
    },
    randomUUID(): string {
      const bytes = new Bytes(16);
      fill(bytes);
      bytes[6] = ((bytes[6] as number) & 0x0f) | 0x40;
      bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
      let text = '';
      for (let index = 0; index < 16; index++) {
        const byte = bytes[index] as number;
        if (index === 4 || index === 6 || index === 8 || index === 10) text += '-';
        text += (HEXADECIMAL[byte >> 4] as string) + (HEXADECIMAL[byte & 15] as string);
      }
      return text;
    },
  };
  for (const [name, value] of Object.entries(methods)) {
    defineProperty(crypto, name, { value, writable: true, enumerable: true, configurable: true });
  }
  return crypto;
}

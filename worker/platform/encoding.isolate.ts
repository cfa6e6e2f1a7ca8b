/** Without the tables of legacy multi-byte encodings: 150 kB that no backend needs. */
import { TextDecoder as LibraryDecoder, TextEncoder as LibraryEncoder } from '@exodus/bytes/encoding-lite.js';
import { finishInterface } from './core/interface.isolate.ts';

type Decoder = InstanceType<typeof LibraryDecoder>;
type DecoderOptions = { readonly fatal?: boolean; readonly ignoreBOM?: boolean };

/** The library's, with accessors where that has properties of each object. */
export class TextDecoder {
  readonly #decoder: Decoder;

  constructor(label = 'utf-8', options: DecoderOptions | null = {}) {
    this.#decoder = new LibraryDecoder(label, options ?? {});
  }

  get encoding(): string {
    return this.#decoder.encoding;
  }
  get fatal(): boolean {
    return this.#decoder.fatal;
  }
  get ignoreBOM(): boolean {
    return this.#decoder.ignoreBOM;
  }

  decode(
    input: Parameters<Decoder['decode']>[0] = undefined,
    options: { readonly stream?: boolean } | null = {},
  ): string {
    return this.#decoder.decode(input, options ?? {});
  }
}

const encoder = new LibraryEncoder();

export class TextEncoder {
  readonly #encoder = encoder;

  get encoding(): string {
    return this.#encoder.encoding;
  }

  encode(input = ''): Uint8Array<ArrayBuffer> {
    return this.#encoder.encode(input);
  }

  encodeInto(source: string, destination: Uint8Array): { read: number; written: number } {
    // biome-ignore lint/complexity/noArguments: `undefined` is a text like any other.
    if (arguments.length < 2) throw new TypeError('The "src" and "dest" arguments must be specified');
    return this.#encoder.encodeInto(source, destination);
  }
}

finishInterface(TextDecoder, 'TextDecoder');
finishInterface(TextEncoder, 'TextEncoder');

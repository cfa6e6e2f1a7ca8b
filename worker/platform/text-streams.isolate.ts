import { finishInterface } from './core/interface.isolate.ts';
import { TextDecoder, TextEncoder } from './encoding.isolate.ts';
import { type ReadableStream, TransformStream, type WritableStream } from './streams.isolate.ts';

/** https://encoding.spec.whatwg.org/#interface-textdecoderstream */
export class TextDecoderStream {
  readonly #decoder: TextDecoder;
  readonly #transform: TransformStream<Uint8Array, string>;

  constructor(label = 'utf-8', options: { readonly fatal?: boolean; readonly ignoreBOM?: boolean } = {}) {
    const decoder = new TextDecoder(label, options);
    this.#decoder = decoder;
    this.#transform = new TransformStream({
      transform(chunk, controller) {
        const text = decoder.decode(chunk, { stream: true });
        if (text !== '') controller.enqueue(text);
      },
      flush(controller) {
        const text = decoder.decode();
        if (text !== '') controller.enqueue(text);
      },
    });
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
  get readable(): ReadableStream<string> {
    return this.#transform.readable;
  }
  get writable(): WritableStream<Uint8Array> {
    return this.#transform.writable;
  }
}

/** https://encoding.spec.whatwg.org/#interface-textencoderstream */
export class TextEncoderStream {
  readonly #encoder = new TextEncoder();
  readonly #transform: TransformStream<string, Uint8Array>;

  constructor() {
    const encoder = this.#encoder;
    /** The first half of a character whose second may be in the next chunk. */
    let pending = '';
    this.#transform = new TransformStream({
      transform(chunk, controller) {
        const text = `${pending}${chunk}`;
        pending = /[\uD800-\uDBFF]$/.test(text) ? text.slice(-1) : '';
        const complete = text.slice(0, text.length - pending.length);
        if (complete !== '') controller.enqueue(encoder.encode(complete));
      },
      flush(controller) {
        if (pending !== '') controller.enqueue(encoder.encode(pending));
      },
    });
  }

  get encoding(): string {
    return this.#encoder.encoding;
  }
  get readable(): ReadableStream<Uint8Array> {
    return this.#transform.readable;
  }
  get writable(): WritableStream<string> {
    return this.#transform.writable;
  }
}

finishInterface(TextDecoderStream, 'TextDecoderStream');
finishInterface(TextEncoderStream, 'TextEncoderStream');

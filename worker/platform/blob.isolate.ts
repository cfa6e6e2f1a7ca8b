import { finishInterface } from './core/interface.isolate.ts';
import { TextDecoder, TextEncoder } from './encoding.isolate.ts';
import { ports } from './given.isolate.ts';
import { ReadableStream } from './streams.isolate.ts';
import { TextDecoderStream } from './text-streams.isolate.ts';
import { types } from './value-types.isolate.ts';

type Endings = 'transparent' | 'native';
type BlobInit = { readonly type?: unknown; readonly endings?: unknown };

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const CHUNK_BYTES = 65_536;
let bytesOf: (blob: Blob) => Uint8Array<ArrayBuffer>;

/** https://w3c.github.io/FileAPI/#blob-section, with all its bytes in memory. */
export class Blob {
  readonly #bytes: Uint8Array<ArrayBuffer>;
  readonly #type: string;

  static {
    bytesOf = (blob) => blob.#bytes;
  }

  constructor(parts?: Iterable<unknown>, options?: BlobInit | null) {
    if (parts !== undefined && (typeof parts !== 'object' || parts === null || !(Symbol.iterator in parts))) {
      throw new TypeError('The "sources" argument must be a sequence');
    }
    if (options !== undefined && options !== null && typeof options !== 'object' && typeof options !== 'function') {
      throw new TypeError('The "options" argument must be of type object');
    }
    const endings = options?.endings === undefined ? 'transparent' : `${options.endings}`;
    if (endings !== 'transparent' && endings !== 'native') {
      throw new TypeError(`The property 'options.endings' is invalid. Received '${endings}'`);
    }
    const type = options?.type === undefined ? '' : `${options.type}`;
    this.#bytes = join([...(parts ?? [])].map((part) => toBytes(part, endings)));
    this.#type = /[^\u0020-\u007e]/.test(type) ? '' : type.toLowerCase();
  }

  get size(): number {
    return this.#bytes.byteLength;
  }

  get type(): string {
    return this.#type;
  }

  slice(start = 0, end: number | undefined = undefined, type = ''): Blob {
    const part = new Blob([], { type });
    const from = clamp(start, this.size);
    const to = end === undefined ? this.size : clamp(end, this.size);
    return fill(part, this.#bytes.slice(from, Math.max(from, to)));
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    return this.#bytes.slice().buffer;
  }

  async bytes(): Promise<Uint8Array<ArrayBuffer>> {
    return this.#bytes.slice();
  }

  async text(): Promise<string> {
    return decoder.decode(this.#bytes);
  }

  stream(): ReadableStream<Uint8Array> {
    const bytes = this.#bytes;
    let at = 0;
    return new ReadableStream<Uint8Array>({
      type: 'bytes',
      pull(controller) {
        if (at < bytes.byteLength) controller.enqueue(bytes.slice(at, at + CHUNK_BYTES));
        at += CHUNK_BYTES;
        if (at < bytes.byteLength) return;
        controller.close();
        controller.byobRequest?.respond(0);
      },
    });
  }

  textStream(): ReadableStream<string> {
    return this.stream().pipeThrough(new TextDecoderStream());
  }
}

export class File extends Blob {
  readonly #name: string;
  readonly #lastModified: number;

  constructor(parts: Iterable<unknown>, name: string, options: BlobInit & { readonly lastModified?: unknown } = {}) {
    // biome-ignore lint/complexity/noArguments: `undefined` is a name like any other.
    if (arguments.length < 2) throw new TypeError('The "fileBits" and "fileName" arguments must be specified');
    super(parts, options);
    this.#name = `${name}`.toWellFormed();
    const modified = options?.lastModified;
    this.#lastModified = modified === undefined ? ports().wallMs() : Math.trunc(Number(modified)) || 0;
  }

  get name(): string {
    return this.#name;
  }

  get lastModified(): number {
    return this.#lastModified;
  }

  get webkitRelativePath(): string {
    return '';
  }
}

/** What it holds, for whoever will not change it; undefined where it is no blob. */
export function readBlob(value: object): Uint8Array<ArrayBuffer> | undefined {
  try {
    return bytesOf(value as Blob);
  } catch {
    return undefined;
  }
}

const { defineProperty } = Object;

/** A slice is its own blob from the start: the bytes that it is given are nobody else's. */
function fill(empty: Blob, bytes: Uint8Array<ArrayBuffer>): Blob {
  return bytes.byteLength === 0 ? empty : new Blob([bytes], { type: empty.type });
}

function clamp(position: number, size: number): number {
  const whole = Math.trunc(Number(position)) || 0;
  return whole < 0 ? Math.max(0, size + whole) : Math.min(whole, size);
}

function toBytes(part: unknown, endings: Endings): Uint8Array {
  if (typeof part === 'object' && part !== null) {
    const held = readBlob(part);
    if (held !== undefined) return held;
    if (ArrayBuffer.isView(part)) return new Uint8Array(part.buffer, part.byteOffset, part.byteLength);
    if (types['isAnyArrayBuffer']?.(part) === true) return new Uint8Array(part as ArrayBuffer);
  }
  const text = `${part}`;
  return encoder.encode(endings === 'native' ? text.replace(/\r\n?/g, '\n') : text);
}

function join(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}

finishInterface(Blob, 'Blob');
finishInterface(File, 'File');
defineProperty(Blob, 'length', { value: 0, configurable: true });

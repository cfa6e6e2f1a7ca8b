import { type CallLog, type Fault, type HttpCall, HttpResponse, http, type Service, world } from 'minicase/world';

const encoder = new TextEncoder();
let servers = 0;

/** Text as UTF-8, bytes as they are. */
export type Piece = string | Uint8Array<ArrayBuffer>;

export function toBytes(piece: Piece): Uint8Array<ArrayBuffer> {
  return typeof piece === 'string' ? encoder.encode(piece) : piece;
}

/** Text in which no character is beyond U+00FF, nor between U+0080 and U+009F: there windows-1252 is what Latin-1 is. */
export function windows1252(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** A body that gives one piece each time it is asked, and may break off at its end. */
export function streamOf(
  pieces: Iterable<Piece>,
  { breaks = false, onPull }: { readonly breaks?: boolean; readonly onPull?: () => void } = {},
): ReadableStream<Uint8Array> {
  const iterator = pieces[Symbol.iterator]();
  return new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const { done, value } = iterator.next();
        if (done !== true) {
          onPull?.();
          controller.enqueue(toBytes(value));
        } else if (breaks) controller.error(new Error('the connection broke'));
        else controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}

/** Halvorsen's server with one file, whose body is made anew for each download; the nth from 1 on. */
export class Halvorsen {
  readonly #service: Service;

  constructor(body: (nth: number) => ReadableStream<Uint8Array> | null, script: readonly Fault[] = []) {
    servers += 1;
    let downloads = 0;
    this.#service = world.service(`https://files-${servers}.halvorsen.example`, [
      http.get('/out/2026-03-01.csv', () => {
        downloads += 1;
        return new HttpResponse(body(downloads), { headers: { 'content-type': 'text/csv; charset=us-ascii' } });
      }),
    ]);
    if (script.length > 0) this.#service.script(script);
  }

  get feedUrl(): string {
    return `${this.#service.url}/out/2026-03-01.csv`;
  }

  get calls(): CallLog<HttpCall> {
    return this.#service.calls;
  }
}

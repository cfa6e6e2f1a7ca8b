import { DOMException, QuotaExceededError } from './dom-exception.isolate.ts';
import { finishInterface } from './interface.isolate.ts';

/** What of `crypto` is chance. */
type Source = {
  readonly getRandomValues: <View extends ArrayBufferView>(view: View) => View;
  readonly randomUUID: () => string;
};

const { isView } = ArrayBuffer;
const MOST_RANDOM_BYTES = 65_536;
const MADE_BY_US = Symbol('made by us');

/** https://w3c.github.io/webcrypto/#crypto-interface */
export class Crypto {
  readonly #source: Source;
  readonly #subtle: () => unknown;

  constructor(...given: readonly unknown[]) {
    const [key, source, subtle] = given;
    if (key !== MADE_BY_US) throw new TypeError('Illegal constructor');
    this.#source = source as Source;
    this.#subtle = subtle as () => unknown;
  }

  get subtle(): unknown {
    return this.#subtle();
  }

  getRandomValues<View extends ArrayBufferView>(view: View): View {
    const source = this.#source;
    // biome-ignore lint/complexity/noArguments: `undefined` is a wrong type, none at all is another error.
    if (arguments.length === 0) throw new TypeError('The "array" argument must be specified');
    if (!isView(view) || !isInteger(view)) {
      throw new DOMException('The data argument must be an integer-type TypedArray', 'TypeMismatchError');
    }
    if (view.byteLength > MOST_RANDOM_BYTES) {
      const message = `The requested length exceeds 65,536 bytes: ${view.byteLength}`;
      throw new QuotaExceededError(message);
    }
    return source.getRandomValues(view);
  }

  randomUUID(): string {
    return this.#source.randomUUID();
  }
}

function isInteger(view: ArrayBufferView): boolean {
  return !(view instanceof DataView) && !/Float/.test(Object.prototype.toString.call(view));
}

/** @param subtle - called when it is first asked for */
export function makeCrypto(source: object, subtle: () => unknown): Crypto {
  return new Crypto(MADE_BY_US, source, subtle);
}

finishInterface(Crypto, 'Crypto');

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
/** A realm has one of them. Suites have it behind a proxy, through which nothing private is found. */
let source: Source | undefined;
let readSubtle: () => unknown = () => undefined;

/** https://w3c.github.io/webcrypto/#crypto-interface */
export class Crypto {
  constructor(...keys: readonly unknown[]) {
    if (keys[0] !== MADE_BY_US) throw new TypeError('Illegal constructor');
  }

  get subtle(): unknown {
    requireSource(this);
    return readSubtle();
  }

  getRandomValues<View extends ArrayBufferView>(view: View): View {
    const { getRandomValues } = requireSource(this);
    // biome-ignore lint/complexity/noArguments: `undefined` is a wrong type, none at all is another error.
    if (arguments.length === 0) throw new TypeError('The "array" argument must be specified');
    if (!isView(view) || !isInteger(view)) {
      throw new DOMException('The data argument must be an integer-type TypedArray', 'TypeMismatchError');
    }
    if (view.byteLength > MOST_RANDOM_BYTES) {
      throw new QuotaExceededError(`The requested length exceeds 65,536 bytes: ${view.byteLength}`);
    }
    return getRandomValues(view);
  }

  randomUUID(): string {
    return requireSource(this).randomUUID();
  }
}

function isInteger(view: ArrayBufferView): boolean {
  return !(view instanceof DataView) && !/Float/.test(Object.prototype.toString.call(view));
}

function requireSource(crypto: Crypto): Source {
  if (source === undefined || !(crypto instanceof Crypto)) throw new TypeError('Illegal invocation');
  return source;
}

/** @param subtle - called when it is first asked for */
export function makeCrypto(chance: object, subtle: () => unknown): Crypto {
  source = chance as Source;
  readSubtle = subtle;
  return new Crypto(MADE_BY_US);
}

finishInterface(Crypto, 'Crypto');

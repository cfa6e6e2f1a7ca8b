import { registerIntrinsic } from '../../wire/intrinsics.isolate.ts';
import { finishInterface } from './interface.isolate.ts';

type QuotaOptions = { readonly quota?: unknown; readonly requested?: unknown };

/** Names that have a number from the days when errors were numbers; see https://webidl.spec.whatwg.org/#idl-DOMException-error-names */
const CODES: Readonly<Record<string, number>> = {
  IndexSizeError: 1,
  HierarchyRequestError: 3,
  WrongDocumentError: 4,
  InvalidCharacterError: 5,
  NoModificationAllowedError: 7,
  NotFoundError: 8,
  NotSupportedError: 9,
  InUseAttributeError: 10,
  InvalidStateError: 11,
  SyntaxError: 12,
  InvalidModificationError: 13,
  NamespaceError: 14,
  InvalidAccessError: 15,
  TypeMismatchError: 17,
  SecurityError: 18,
  NetworkError: 19,
  AbortError: 20,
  URLMismatchError: 21,
  QuotaExceededError: 22,
  TimeoutError: 23,
  InvalidNodeTypeError: 24,
  DataCloneError: 25,
};
/** Constants by another name than their error's, and those whose errors have no name any more. */
const CONSTANTS: Readonly<Record<string, number>> = {
  DOMSTRING_SIZE_ERR: 2,
  NO_DATA_ALLOWED_ERR: 6,
  INUSE_ATTRIBUTE_ERR: 10,
  VALIDATION_ERR: 16,
  URL_MISMATCH_ERR: 21,
};
const { defineProperty } = Object;

/** Its properties are its own, not inherited accessors, so that they cross the wire as those of any error do. */
export class DOMException extends Error {
  declare readonly code: number;

  constructor(message: unknown = '', options: unknown = 'Error') {
    super(`${message}`);
    let name = options;
    if (typeof options === 'object' && options !== null) {
      name = 'name' in options ? options.name : 'Error';
      if ('cause' in options) hide(this, 'cause', options.cause);
    }
    hide(this, 'name', `${name}`);
    hide(this, 'code', CODES[`${name}`] ?? 0);
  }

  get [Symbol.toStringTag](): string {
    return 'DOMException';
  }
}

function hide(error: object, key: string, value: unknown): void {
  defineProperty(error, key, { value, writable: true, configurable: true, enumerable: false });
}

/** https://webidl.spec.whatwg.org/#quotaexceedederror */
export class QuotaExceededError extends DOMException {
  readonly #quota: number | null;
  readonly #requested: number | null;

  constructor(message: unknown = '', options: QuotaOptions = {}) {
    super(message, 'QuotaExceededError');
    this.#quota = numberOf(options.quota);
    this.#requested = numberOf(options.requested);
    const [quota, requested] = [this.#quota ?? 0, this.#requested ?? 0];
    if (quota < 0 || requested < 0 || (this.#quota !== null && this.#requested !== null && requested < quota)) {
      throw new RangeError('"quota" and "requested" must not be negative, nor "requested" less than "quota"');
    }
  }

  get quota(): number | null {
    return this.#quota;
  }

  get requested(): number | null {
    return this.#requested;
  }
}

function numberOf(value: unknown): number | null {
  if (value === undefined) return null;
  const number = Number(value);
  if (!Number.isFinite(number)) throw new TypeError('"quota" and "requested" must be finite numbers');
  return number;
}

const constantOf = (name: string): string =>
  `${name
    .replace(/Error$/, '')
    .replace(/(?<=[a-z])(?=[A-Z])/g, '_')
    .toUpperCase()}_ERR`;
const ofErrors = Object.entries(CODES).map(([name, code]) => [constantOf(name), code] as const);
const numbers = new Set(Object.values(CONSTANTS));
for (const [name, value] of [...ofErrors.filter(([, code]) => !numbers.has(code)), ...Object.entries(CONSTANTS)]) {
  for (const owner of [DOMException, DOMException.prototype]) defineProperty(owner, name, { value, enumerable: true });
}
registerIntrinsic('DOMException', DOMException);
registerIntrinsic('DOMException.prototype', DOMException.prototype);
finishInterface(QuotaExceededError, 'QuotaExceededError');
registerIntrinsic('QuotaExceededError', QuotaExceededError);
registerIntrinsic('QuotaExceededError.prototype', QuotaExceededError.prototype);

import { registerIntrinsic } from '../../wire/intrinsics.isolate.ts';

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

for (const [name, value] of Object.entries(CODES)) {
  const constant = `${name
    .replace(/Error$/, '')
    .replace(/(?<=[a-z])(?=[A-Z])/g, '_')
    .toUpperCase()}_ERR`;
  for (const owner of [DOMException, DOMException.prototype])
    defineProperty(owner, constant, { value, enumerable: true });
}
registerIntrinsic('DOMException', DOMException);
registerIntrinsic('DOMException.prototype', DOMException.prototype);

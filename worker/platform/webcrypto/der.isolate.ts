import { DOMException } from '../given.isolate.ts';

/** The little of DER that keys on curves are written in. */

const SEQUENCE = 0x30;
const INTEGER = 0x02;
const BIT_STRING = 0x03;
const OCTET_STRING = 0x04;
const OBJECT_ID = 0x06;
const CONTEXT_1 = 0xa1;
const EC_PUBLIC_KEY = [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01];

type Bytes = Uint8Array<ArrayBuffer>;
/** An object identifier of a curve; `isEdwards` ones name the algorithm by it too. */
export type CurveId = { readonly id: readonly number[]; readonly isEdwards: boolean };

function tlv(tag: number, ...parts: readonly (readonly number[] | Uint8Array)[]): number[] {
  const content = parts.flatMap((part) => [...part]);
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return [tag, ...size, ...content];
}

function algorithm({ id, isEdwards }: CurveId): number[] {
  return isEdwards
    ? tlv(SEQUENCE, tlv(OBJECT_ID, id))
    : tlv(SEQUENCE, tlv(OBJECT_ID, EC_PUBLIC_KEY), tlv(OBJECT_ID, id));
}

export function writeSpki(curve: CurveId, point: Uint8Array): Bytes {
  return new Uint8Array(tlv(SEQUENCE, algorithm(curve), tlv(BIT_STRING, [0], point)));
}

export function writePkcs8(curve: CurveId, secret: Uint8Array, point: Uint8Array): Bytes {
  const key = curve.isEdwards
    ? tlv(OCTET_STRING, secret)
    : tlv(SEQUENCE, tlv(INTEGER, [1]), tlv(OCTET_STRING, secret), tlv(CONTEXT_1, tlv(BIT_STRING, [0], point)));
  return new Uint8Array(tlv(SEQUENCE, tlv(INTEGER, [0]), algorithm(curve), tlv(OCTET_STRING, key)));
}

class Reader {
  readonly #bytes: Uint8Array;
  #at = 0;
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }
  take(tag: number): Uint8Array {
    const [found, first = 0] = this.#bytes.subarray(this.#at);
    const sizeBytes = first < 128 ? 0 : first & 127;
    let size = first < 128 ? first : 0;
    for (const byte of this.#bytes.subarray(this.#at + 2, this.#at + 2 + sizeBytes)) size = size * 256 + byte;
    const from = this.#at + 2 + sizeBytes;
    if (found !== tag || sizeBytes > 2 || from + size > this.#bytes.byteLength) {
      throw new DOMException('Invalid keyData', 'DataError');
    }
    this.#at = from + size;
    return this.#bytes.subarray(from, this.#at);
  }
}

/** @throws DOMException where the key is not on that curve */
function requireAlgorithm(reader: Reader, { id, isEdwards }: CurveId): void {
  const inner = new Reader(reader.take(SEQUENCE));
  const ids = isEdwards ? [inner.take(OBJECT_ID)] : [inner.take(OBJECT_ID), inner.take(OBJECT_ID)];
  const wanted = isEdwards ? [id] : [EC_PUBLIC_KEY, id];
  const isSame = wanted.every((each, index) => each.join() === [...(ids[index] ?? [])].join());
  if (!isSame) throw new DOMException('Named curve mismatch', 'DataError');
}

export function readSpki(curve: CurveId, bytes: Uint8Array): Bytes {
  const outer = new Reader(new Reader(bytes).take(SEQUENCE));
  requireAlgorithm(outer, curve);
  return outer.take(BIT_STRING).slice(1);
}

export function readPkcs8(curve: CurveId, bytes: Uint8Array): Bytes {
  const outer = new Reader(new Reader(bytes).take(SEQUENCE));
  outer.take(INTEGER);
  requireAlgorithm(outer, curve);
  const key = outer.take(OCTET_STRING);
  if (curve.isEdwards) return new Reader(key).take(OCTET_STRING).slice();
  const inner = new Reader(new Reader(key).take(SEQUENCE));
  inner.take(INTEGER);
  return inner.take(OCTET_STRING).slice();
}

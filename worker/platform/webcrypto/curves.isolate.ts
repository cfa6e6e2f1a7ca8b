import { ed25519, x25519 } from '@noble/curves/ed25519.js';
import { p256, p384, p521 } from '@noble/curves/nist.js';
import { DOMException } from '../given.isolate.ts';
import { fromBase64Url, toBase64Url } from './base64url.isolate.ts';
import { type CurveId, readPkcs8, readSpki, writePkcs8, writeSpki } from './der.isolate.ts';
import type { KeyMaterial } from './key.isolate.ts';

const EDWARDS_BYTES = 32;

type Bytes = Uint8Array<ArrayBuffer>;
type Jwk = Readonly<Record<string, unknown>>;
export type Curve = CurveId & {
  readonly name: string;
  readonly secretBytes: number;
  readonly publicOf: (secret: Uint8Array) => Uint8Array;
  readonly isPoint: (point: Uint8Array) => boolean;
};

const NIST = { 'P-256': p256, 'P-384': p384, 'P-521': p521 } as const;
const EDWARDS = { Ed25519: ed25519, X25519: x25519 } as const;
const IDS: Readonly<Record<string, readonly number[]>> = {
  'P-256': [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07],
  'P-384': [0x2b, 0x81, 0x04, 0x00, 0x22],
  'P-521': [0x2b, 0x81, 0x04, 0x00, 0x23],
  Ed25519: [0x2b, 0x65, 0x70],
  X25519: [0x2b, 0x65, 0x6e],
};

export function nistCurve(name: string) {
  return NIST[name as keyof typeof NIST];
}

export function findCurve(name: unknown): Curve {
  const id = IDS[`${name}`];
  if (id === undefined) throw new DOMException(`Unrecognized namedCurve: ${name}`, 'NotSupportedError');
  const isEdwards = Object.hasOwn(EDWARDS, `${name}`);
  const curve = isEdwards ? EDWARDS[name as keyof typeof EDWARDS] : NIST[name as keyof typeof NIST];
  const { lengths } = curve;
  return {
    id,
    isEdwards,
    name: `${name}`,
    secretBytes: (lengths.seed ?? lengths.secretKey) as number,
    publicOf: (secret) => (isEdwards ? curve.getPublicKey(secret) : nistCurve(`${name}`).getPublicKey(secret, false)),
    isPoint: (point) =>
      isEdwards ? point.byteLength === EDWARDS_BYTES : nistCurve(`${name}`).utils.isValidPublicKey(point, false),
  };
}

export function generate(curve: Curve, random: (bytes: number) => Uint8Array): KeyMaterial {
  const seed = random(curve.secretBytes);
  const secret = new Uint8Array(curve.isEdwards ? seed : nistCurve(curve.name).utils.randomSecretKey(seed));
  return { bytes: secret, publicBytes: new Uint8Array(curve.publicOf(secret)) };
}

export function importPublic(curve: Curve, format: string, data: unknown): KeyMaterial {
  const point =
    format === 'jwk'
      ? pointOfJwk(curve, data as Jwk)
      : format === 'spki'
        ? readSpki(curve, data as Bytes)
        : (data as Bytes).slice();
  if (!curve.isPoint(point)) throw new DOMException('Invalid keyData', 'DataError');
  return { bytes: new Uint8Array(point) };
}

export function importPrivate(curve: Curve, format: string, data: unknown): KeyMaterial {
  const secret = format === 'jwk' ? fromBase64Url((data as Jwk)['d']) : readPkcs8(curve, data as Bytes);
  try {
    return { bytes: secret, publicBytes: new Uint8Array(curve.publicOf(secret)) };
  } catch (cause) {
    throw Object.assign(new DOMException('Invalid keyData', 'DataError'), { cause });
  }
}

function pointOfJwk(curve: Curve, jwk: Jwk): Bytes {
  if (jwk['crv'] !== curve.name || jwk['kty'] !== (curve.isEdwards ? 'OKP' : 'EC')) {
    throw new DOMException('JWK "crv" does not match requested algorithm', 'DataError');
  }
  const x = fromBase64Url(jwk['x']);
  return curve.isEdwards ? x : new Uint8Array([4, ...x, ...fromBase64Url(jwk['y'])]);
}

/** @param material - a private key's, or a public one's */
export function exportKey(curve: Curve, format: string, { bytes, publicBytes }: KeyMaterial): Bytes | Jwk {
  const point = publicBytes ?? bytes;
  switch (format) {
    case 'raw':
      return point.slice();
    case 'spki':
      return writeSpki(curve, point);
    case 'pkcs8':
      return writePkcs8(curve, bytes, point);
  }
  const half = (point.byteLength - 1) / 2;
  return {
    kty: curve.isEdwards ? 'OKP' : 'EC',
    crv: curve.name,
    ...(curve.isEdwards
      ? { x: toBase64Url(point) }
      : { x: toBase64Url(point.subarray(1, 1 + half)), y: toBase64Url(point.subarray(1 + half)) }),
    ...(publicBytes !== undefined && { d: toBase64Url(bytes) }),
  };
}

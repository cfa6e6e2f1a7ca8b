import { atob, btoa } from '../base64.isolate.ts';
import { Blob, File } from '../blob.isolate.ts';
import { Buffer, INSPECT_MAX_BYTES, isAscii, isUtf8, kMaxLength } from '../bytes.isolate.ts';

/** `node:buffer`. */
export const buffer = {
  Blob,
  Buffer,
  File,
  INSPECT_MAX_BYTES,
  atob,
  btoa,
  constants: { MAX_LENGTH: kMaxLength, MAX_STRING_LENGTH: 2 ** 29 - 24 },
  isAscii,
  isUtf8,
  kMaxLength,
};

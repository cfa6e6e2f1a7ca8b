import { strToU8, zipSync } from 'fflate';
import type { Files } from './files.ts';

export function writeZip(folder: string, files: Files): Uint8Array<ArrayBuffer> {
  const entries = files.map(({ path, content }) => [`${folder}/${path}`, strToU8(content)]);
  return new Uint8Array(zipSync(Object.fromEntries(entries), { level: 6 }));
}

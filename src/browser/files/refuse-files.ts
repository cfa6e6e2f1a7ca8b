import { refuseSourcePath, SOURCE_LIMITS } from '../../domain/source-limits.ts';
import type { Files } from './files.ts';

const encoder = new TextEncoder();

/** Why the server would not take these files: one sentence for each reason, none where it would. */
export function refuseFiles(files: Files): readonly string[] {
  const reasons: string[] = [];
  if (files.length === 0) reasons.push('There is no file in it.');
  if (files.length > SOURCE_LIMITS.files)
    reasons.push(`There are ${files.length} files; at most ${SOURCE_LIMITS.files} are taken.`);
  const paths = new Map<string, string>();
  let totalBytes = 0;
  for (const { path, content } of files) {
    const refused = refuseSourcePath(path);
    if (refused !== undefined) reasons.push(`The path “${path}” ${refused}.`);
    const bytes = encoder.encode(content).length;
    totalBytes += bytes;
    if (bytes > SOURCE_LIMITS.fileBytes)
      reasons.push(`${path} is ${inKib(bytes)}; a file may be ${inKib(SOURCE_LIMITS.fileBytes)}.`);
    if (content.includes('\0')) reasons.push(`${path} is not text.`);
    const other = paths.get(path.toLowerCase());
    if (other !== undefined) reasons.push(`${path} and ${other} differ in upper and lower case only.`);
    paths.set(path.toLowerCase(), path);
  }
  if (totalBytes > SOURCE_LIMITS.totalBytes)
    reasons.push(`Together they are ${inKib(totalBytes)}; at most ${inKib(SOURCE_LIMITS.totalBytes)} are taken.`);
  return reasons;
}

export function inKib(bytes: number): string {
  return bytes < 1024 ? `${bytes} bytes` : `${Math.ceil(bytes / 1024)} KiB`;
}

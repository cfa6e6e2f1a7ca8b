import { SubmissionDigest } from './ids.ts';
import type { SourceFile } from './source-file.ts';

/** Equal for the same files in whatever order, and for nothing else: JSON keeps apart what UTF-8 cannot. */
export async function digestFiles(files: readonly SourceFile[]): Promise<SubmissionDigest> {
  const pairs = files.map(({ path, content }) => [path, content]).toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1));
  const bytes = new TextEncoder().encode(JSON.stringify(pairs));
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return SubmissionDigest.parse(`sha256:${new Uint8Array(digest).toHex()}`);
}

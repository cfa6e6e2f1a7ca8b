import { createHash } from 'node:crypto';
import path from 'node:path';

/** A file that pages load. */
export type Asset = {
  readonly type: string;
  readonly content: Uint8Array<ArrayBuffer>;
  /** Whether its name changes with its content, so that it can be kept for ever. */
  readonly isImmutable: boolean;
  readonly etag: string;
};

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.tgz': 'application/gzip',
};

export function makeAsset(name: string, content: Uint8Array | string, isImmutable = false): Asset {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);
  return {
    type: TYPES[path.extname(name)] ?? 'application/octet-stream',
    content: bytes,
    isImmutable,
    etag: `"${digestOf(bytes)}"`,
  };
}

function digestOf(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 32);
}

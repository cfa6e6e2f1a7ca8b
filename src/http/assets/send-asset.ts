import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Context } from 'hono';
import type { Asset } from './asset.ts';

type Encoding = 'br' | 'gzip';

const BROTLI_QUALITY = 6;
const LEAST_BYTES = 1024;
const compressed = new WeakMap<Asset, Partial<Record<Encoding, Promise<Uint8Array<ArrayBuffer>>>>>();

/** Answers with an asset: compressed where the client takes that, and not at all where it has it already. */
export async function sendAsset(context: Context, asset: Asset): Promise<Response> {
  const headers: Record<string, string> = {
    'content-type': asset.type,
    'cache-control': asset.isImmutable ? 'public, max-age=31536000, immutable' : 'public, no-cache',
    etag: asset.etag,
    vary: 'accept-encoding',
  };
  if (context.req.header('if-none-match') === asset.etag) return context.body(null, 304, headers);
  const encoding = encodingOf(context.req.header('accept-encoding') ?? '');
  if (encoding === undefined || asset.content.length < LEAST_BYTES) return context.body(asset.content, 200, headers);
  return context.body(await compress(asset, encoding), 200, { ...headers, 'content-encoding': encoding });
}

function encodingOf(accepted: string): Encoding | undefined {
  const names = accepted.split(',').filter((name) => !/;\s*q=0(\.0*)?\s*$/.test(name));
  const takes = (encoding: Encoding) => names.some((name) => name.split(';')[0]?.trim() === encoding);
  if (takes('br')) return 'br';
  return takes('gzip') ? 'gzip' : undefined;
}

async function compress(asset: Asset, encoding: Encoding): Promise<Uint8Array<ArrayBuffer>> {
  const known = compressed.get(asset) ?? {};
  compressed.set(asset, known);
  known[encoding] ??= compressWith[encoding](asset.content);
  return await known[encoding];
}

const compressWith: Record<Encoding, (content: Uint8Array) => Promise<Uint8Array<ArrayBuffer>>> = {
  br: async (content) => {
    const params = { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY };
    return new Uint8Array(await promisify(brotliCompress)(content, { params }));
  },
  gzip: async (content) => new Uint8Array(await promisify(gzip)(content)),
};

/** What is signed: one attempt to deliver one event. */
export type Unsigned = {
  readonly id: string;
  /** Seconds since 1970. */
  readonly timestamp: number;
  readonly body: string;
  readonly secret: string;
};

/**
 * How a webhook is signed, always by HMAC with SHA-256:
 * - `'standard'`: as https://www.standardwebhooks.com has it, in `webhook-signature`; this where nothing is said;
 * - `'stripe'`: in `stripe-signature`, as `t=…,v1=…`; `'github'`: in `x-hub-signature-256`, as `sha256=…`;
 * - a header's name, with what stands before the signature of the body, and how it is written;
 * - or a function that returns the headers.
 */
export type SignBy =
  | 'standard'
  | 'stripe'
  | 'github'
  | { readonly header: string; readonly prefix?: string; readonly encoding?: 'hex' | 'base64' }
  | ((unsigned: Unsigned) => Readonly<Record<string, string>> | Promise<Readonly<Record<string, string>>>);

const SCHEMES = ['standard', 'stripe', 'github'];

/** The headers that sign an attempt. @throws TypeError where it does not say how */
export async function sign(by: SignBy, unsigned: Unsigned): Promise<Readonly<Record<string, string>>> {
  const { id, timestamp, body, secret } = unsigned;
  if (typeof by === 'function') return await by(unsigned);
  if (typeof by === 'object') {
    const { header, prefix = '', encoding = 'hex' } = by;
    return { [header]: prefix + (await hmac(encode(secret), body, encoding)) };
  }
  switch (by) {
    case 'standard': {
      const key = secret.startsWith('whsec_') ? decodeBase64(secret.slice('whsec_'.length)) : encode(secret);
      const signature = await hmac(key, `${id}.${timestamp}.${body}`, 'base64');
      return { 'webhook-id': id, 'webhook-timestamp': String(timestamp), 'webhook-signature': `v1,${signature}` };
    }
    case 'stripe': {
      const signature = await hmac(encode(secret), `${timestamp}.${body}`, 'hex');
      return { 'stripe-signature': `t=${timestamp},v1=${signature}` };
    }
    case 'github':
      return { 'x-hub-signature-256': `sha256=${await hmac(encode(secret), body, 'hex')}` };
    default:
      throw new TypeError(
        `world.webhooks: sign is ${JSON.stringify(by)}: write one of ${SCHEMES.join(', ')}, { header } or a function`,
      );
  }
}

async function hmac(secret: Uint8Array<ArrayBuffer>, text: string, encoding: 'hex' | 'base64'): Promise<string> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', secret, algorithm, false, ['sign']);
  const bytes = new Uint8Array(await crypto.subtle.sign('HMAC', key, encode(text)));
  return encoding === 'base64' ? bytes.toBase64() : bytes.toHex();
}

function encode(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function decodeBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

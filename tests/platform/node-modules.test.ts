import { expect, it } from 'vitest';
import { told, useBench } from '../world/judge-spec.ts';

const judge = useBench();

const spec = `import { expect, it } from 'vitest'; import { run } from '../starter/index.ts';
  it('holds', async () => { expect(await run()).toEqual('held'); });`;

/** Runs a program's function `run`, in which an assertion of Node's own fails. */
async function runs(program: string): Promise<void> {
  expect(told(await judge(spec, program))).toEqual(['accepted']);
}

it('has Node’s modules, by import, by require and without the prefix', async () => {
  await runs(`
    import assert, { strictEqual } from 'node:assert';
    import { EventEmitter, once } from 'events';
    import * as path from 'node:path';
    import { inspect, promisify, format } from 'node:util';
    import { setTimeout as sleep } from 'node:timers/promises';
    import { parse } from 'node:querystring';
    import { fileURLToPath } from 'node:url';
    import { Readable, Transform } from 'node:stream';
    import { pipeline } from 'node:stream/promises';
    import { StringDecoder } from 'node:string_decoder';
    export async function run() {
      strictEqual(path.join('/a', '..', 'b'), '/b');
      assert.deepStrictEqual(parse('a=1&a=2').a, ['1', '2']);
      assert.throws(() => assert.equal(1, 2), { name: 'AssertionError', code: 'ERR_ASSERTION' });
      const emitter = new EventEmitter();
      setTimeout(() => emitter.emit('done', 1), 5_000);
      assert.deepEqual(await once(emitter, 'done'), [1]);
      const before = Date.now();
      await sleep(60_000);
      assert.equal(Date.now() - before, 60_000);
      assert.equal(await promisify((callback) => callback(null, 5))(), 5);
      assert.equal(inspect({ a: [1, new Map([[1, 2]])] }), '{ a: [ 1, Map(1) { 1 => 2 } ] }');
      assert.equal(format('%s is %d', 'a', 1), 'a is 1');
      assert.equal(fileURLToPath('file:///a%20b'), '/a b');
      let text = '';
      await pipeline(Readable.from(['a', 'b']), new Transform({ transform(chunk, _, done) { done(null, String(chunk).toUpperCase()); } }),
        async (source) => { for await (const chunk of source) text += chunk; });
      assert.equal(text, 'AB');
      assert.equal(new StringDecoder('utf8').write(Buffer.from([0xe2, 0x82])), '');
      assert.equal(process.platform, 'linux');
      return 'held';
    }`);
});

it('has what of node:crypto backends use', async () => {
  await runs(`
    import assert from 'node:assert/strict';
    import { createCipheriv, createDecipheriv, createHash, createHmac, pbkdf2Sync, randomBytes, randomInt, randomUUID, scrypt, timingSafeEqual } from 'node:crypto';
    import { promisify } from 'node:util';
    export async function run() {
      assert.equal(createHash('sha256').update('a').update('bc').digest('hex'), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
      assert.equal(createHash('md5').update('abc').digest('base64url'), 'kAFQmDzST7DWlj99KOF_cg');
      assert.equal(createHmac('sha256', 'key').update('The quick brown fox jumps over the lazy dog').digest('hex'), 'f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8');
      assert.ok(timingSafeEqual(Buffer.from('a'), Buffer.from('a')));
      assert.throws(() => timingSafeEqual(Buffer.from('a'), Buffer.from('ab')), RangeError);
      assert.equal(pbkdf2Sync('password', 'salt', 2, 20, 'sha1').toString('hex'), 'ea6c014dc72d6f8ccd1ed92ace1d41f0d8de8957');
      assert.equal((await promisify(scrypt)('', '', 64, { N: 16, r: 1, p: 1 })).toString('hex').slice(0, 32), '77d6576238657b203b19ca42c18a0497');
      const key = randomBytes(32), iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, iv);
      const sealed = Buffer.concat([cipher.update('secret', 'utf8'), cipher.final()]);
      const opener = createDecipheriv('aes-256-gcm', key, iv).setAuthTag(cipher.getAuthTag());
      assert.equal(Buffer.concat([opener.update(sealed), opener.final()]).toString(), 'secret');
      const forged = createDecipheriv('aes-256-gcm', key, iv).setAuthTag(Buffer.alloc(16));
      forged.update(sealed);
      assert.throws(() => forged.final(), /unable to authenticate data/);
      assert.match(randomUUID(), /^[0-9a-f-]{36}$/);
      assert.ok(randomInt(1, 7) < 7);
      return 'held';
    }`);
});

it('has crypto.subtle', async () => {
  await runs(`
    import assert from 'node:assert/strict';
    const hex = (bytes) => Buffer.from(bytes).toString('hex');
    const bytes = (text) => new TextEncoder().encode(text);
    export async function run() {
      const { subtle } = crypto;
      assert.equal(hex(await subtle.digest('SHA-256', bytes('abc'))), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
      const secret = await subtle.importKey('raw', bytes('key'), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify']);
      const mac = await subtle.sign('HMAC', secret, bytes('The quick brown fox jumps over the lazy dog'));
      assert.equal(hex(mac), 'f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8');
      await assert.rejects(subtle.exportKey('raw', secret), { name: 'InvalidAccessError' });
      for (const namedCurve of ['P-256', 'P-384']) {
        const { privateKey, publicKey } = await subtle.generateKey({ name: 'ECDSA', namedCurve }, true, ['sign', 'verify']);
        const signature = await subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey, bytes('a'));
        const again = await subtle.importKey('spki', await subtle.exportKey('spki', publicKey), { name: 'ECDSA', namedCurve }, true, ['verify']);
        assert.ok(await subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, again, signature, bytes('a')));
        assert.ok(!(await subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, again, signature, bytes('b'))));
        const jwk = await subtle.exportKey('jwk', await subtle.importKey('pkcs8', await subtle.exportKey('pkcs8', privateKey), { name: 'ECDSA', namedCurve }, true, ['sign']));
        assert.deepEqual([jwk.kty, jwk.crv, jwk.x], ['EC', namedCurve, (await subtle.exportKey('jwk', publicKey)).x]);
      }
      const password = await subtle.importKey('raw', bytes('password'), 'PBKDF2', false, ['deriveKey', 'deriveBits']);
      assert.equal(hex(await subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-1', salt: bytes('salt'), iterations: 2 }, password, 160)), 'ea6c014dc72d6f8ccd1ed92ace1d41f0d8de8957');
      return 'held';
    }`);
});

it('follows a call with AsyncLocalStorage, through await, promises and timers', async () => {
  await runs(`
    import assert from 'node:assert/strict';
    import { AsyncLocalStorage } from 'node:async_hooks';
    import { setTimeout as sleep } from 'node:timers/promises';
    const storage = new AsyncLocalStorage<{ id: number }>();
    class Store { #hidden = 1; async read() { await null; return [this.#hidden, storage.getStore()?.id]; } }
    async function* count() { for (const n of [1, 2]) { await sleep(1); yield [n, storage.getStore()?.id]; } }
    async function handle(id: number) {
      return await storage.run({ id }, async () => {
        const seen: unknown[] = [];
        await sleep(100 - id);
        seen.push(storage.getStore()?.id);
        await new Promise((resolve) => setTimeout(() => { seen.push(storage.getStore()?.id); resolve(null); }, id));
        await Promise.all([sleep(1), Promise.resolve().then(() => seen.push(storage.getStore()?.id))]);
        try { await Promise.reject(new Error('no')); } catch { seen.push(storage.getStore()?.id); }
        for await (const [, of] of count()) seen.push(of);
        queueMicrotask(() => seen.push(storage.getStore()?.id));
        seen.push((await new Store().read())[1]);
        return seen;
      });
    }
    export async function run() {
      const all = await Promise.all([handle(1), handle(2), handle(3)]);
      assert.deepEqual(all, [1, 2, 3].map((id) => Array(8).fill(id)));
      assert.equal(storage.getStore(), undefined);
      return 'held';
    }`);
});

it('shows, measures and refuses as Node does', async () => {
  const program = `
    import assert from 'node:assert/strict';
    export async function run() {
      console.log('%s is %d%% of %j%c', 'a', '5', { b: 1 }, 'red', 'rest');
      performance.mark('start');
      setTimeout(() => performance.mark('end'), 250);
      await new Promise((resolve) => setTimeout(resolve, 500));
      assert.equal(performance.measure('between', 'start', 'end').duration, 250);
      assert.throws(() => new URL('/x'), { name: 'TypeError', message: 'Invalid URL', code: 'ERR_INVALID_URL', input: '/x' });
      assert.deepEqual(new URLPattern({ pathname: '/orders/:id' }).exec('http://a/orders/5').pathname.groups, { id: '5' });
      assert.throws(() => process.exit(1), /does not end itself/);
      return 'held';
    }`;
  const report = await judge(spec, program);
  expect(told(report)).toEqual(['accepted']);
  expect(report.output).toContain('a is 5% of {"b":1} rest');
});

it('has methods of crypto and performance from a suite, until they are put back', async () => {
  const suite = `import { expect, it, vi } from 'vitest'; import { read } from '../starter/index.ts';
    const { randomUUID } = crypto;
    it('spied on', () => {
      const spy = vi.spyOn(performance, 'now').mockReturnValue(7);
      expect(read().now).toBe(7);
      spy.mockRestore();
      expect(read().now).not.toBe(7);
    });
    it('assigned', () => {
      crypto.randomUUID = () => 'an id';
      expect(read()).toMatchObject({ id: 'an id', isOwn: true });
      crypto.randomUUID = randomUUID;
      expect(read()).toMatchObject({ id: expect.stringMatching(/^[0-9a-f-]{36}$/), isOwn: false });
    });
    it('their own', () => {
      expect(crypto.randomUUID()).toHaveLength(36);
      expect(crypto.getRandomValues(new Uint8Array(3))).toHaveLength(3);
      expect(performance.timeOrigin + performance.now()).toBeCloseTo(Date.now(), -2);
    });`;
  const program = `export const read = () => ({ now: performance.now(), id: crypto.randomUUID(), isOwn: Object.hasOwn(crypto, 'randomUUID') });`;
  expect(told(await judge(suite, program))).toEqual(['accepted', 'accepted', 'accepted']);
});

it('finds what a suite puts into the environment', async () => {
  const world = `import { expect, it } from 'vitest'; import { world } from 'minicase/world'; import { read } from '../starter/index.ts';
    world.env.set({ KEY: 'at first' });
    it('is there', () => { expect(read('KEY')).toEqual(['at first', 'at first']); world.env.set({ KEY: 'then' }); expect(read('KEY')).toEqual(['at first', 'then']); });
    it('is put back', () => expect(read('KEY')).toEqual(['at first', 'at first']));`;
  const program = `const atFirst = process.env.KEY; export const read = (name) => [atFirst, process.env[name]];`;
  expect(told(await judge(world, program))).toEqual(['accepted', 'accepted']);
});

it('names the modules that there are where one is not', async () => {
  const report = await judge(
    spec,
    `import { readFileSync } from 'node:fs'; export const run = () => readFileSync('/etc/passwd');`,
  );
  expect(report.verdict).toBe('compile-error');
  expect(report.compileError).toContain('crypto');
});

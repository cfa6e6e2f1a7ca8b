/**
 * What a program can see of the platform, asked of whichever platform this runs on: each area gives a list of answers as
 * text. Run under Node and inside an isolate, the lists should be the same.
 */

type Answer = string | Promise<string>;
type Area = Readonly<Record<string, () => Iterable<Answer>>>;

/** Every way to choose one of each list, in order. */
function* combine(...lists: readonly (readonly string[])[]): Generator<string[]> {
  const [first, ...rest] = lists;
  if (first === undefined) {
    yield [];
    return;
  }
  for (const value of first) for (const others of combine(...rest)) yield [value, ...others];
}

/** What a function gives, or which error it throws: messages are no part of any standard. */
function tell(run: () => unknown): string {
  try {
    return show(run());
  } catch (error) {
    return `throws ${(error as Error).name}`;
  }
}

async function tellLater(run: () => Promise<unknown>): Promise<string> {
  try {
    return show(await run());
  } catch (error) {
    return `rejects with ${(error as Error).name}`;
  }
}

function show(value: unknown): string {
  if (value instanceof Uint8Array || value instanceof ArrayBuffer) {
    return `bytes ${[...new Uint8Array(value as ArrayBuffer)].join(' ')}`;
  }
  if (Object.is(value, -0)) return '-0';
  if (typeof value === 'bigint') return `${value}n`;
  return typeof value === 'string' ? value : (JSON.stringify(value, sorted) ?? String(value));
}

/** In which order an object has its properties is no part of any standard either. */
function sorted(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}

const URL_KEYS = [
  'href',
  'origin',
  'username',
  'password',
  'host',
  'hostname',
  'port',
  'pathname',
  'search',
  'hash',
] as const;
const urlOf = (text: string, base?: string): string =>
  tell(() => {
    const url = new URL(text, base);
    return URL_KEYS.map((key) => url[key]).join(' | ');
  });

const SCHEMES = ['http:', 'HTTPS:', 'file:', 'data:', 'mailto:', 'ws:', 'x-own:', ''];
const SLASHES = ['//', '', '\\\\'];
const HOSTS = [
  'example.com',
  'user:p%40ss@example.com:8080',
  'EXAMPLE.com:80',
  '[::1]:443',
  '[1::2::3]',
  '0x7f.1',
  '1.2.3.256',
  '',
];
const MORE_HOSTS = [
  'bücher.example',
  'xn--bcher-kva.example',
  'faß.example',
  'a b',
  '%41.com',
  'a%00b',
  '☃.net',
  'ａｂ.com',
  'a..b',
  '日本語。jp',
];
const PATHS = ['', '/a/../b/./%2E%2e/d', '/ü ☃"<>`{}', '\\a\\b', '/C|/x/..%zz'];
const TAILS = ['?a=b&ü=✓ \'"<>#h ü`', '?'];

const areas = {
  *URL() {
    for (const [scheme, slashes, host, path, tail] of combine(SCHEMES, SLASHES, HOSTS, PATHS, TAILS)) {
      yield urlOf(`${scheme}${slashes}${host}${path}${tail}`, scheme === '' ? 'https://base.example/x/y?z' : undefined);
    }
    for (const [host, path] of combine(MORE_HOSTS, PATHS)) yield urlOf(`https://${host}${path}`);
    for (const base of ['http://a/b/c/d;p?q', 'file:///a/b', 'mailto:x', 'x-own:/a/b', 'about:blank']) {
      for (const text of ['g', './g', '../../g', '?y', '#s', '//h', '', '/..//x', 'http:g', 'C|/d', ' \t/x '])
        yield urlOf(text, base);
    }
    yield* ['http://a', 'a', ''].map((text) => show(URL.canParse(text)));
  },
  *'URL setters'() {
    const urls = ['https://user:pass@example.com:8080/a/b?c=d#e', 'file:///a/b', 'mailto:x@y', 'x-own://h/p'];
    const values = [
      '',
      'x',
      'ü ☃',
      '80',
      '8081abc',
      '65536',
      '?q#h',
      '/a/../b',
      'ftp:',
      'http',
      '[::1]',
      'a:90',
      '#x',
      'a@b',
      '%zz',
    ];
    for (const [text, key, value] of combine(urls, [...URL_KEYS], values)) {
      yield tell(() => {
        const url = new URL(text as string);
        (url as unknown as Record<string, string>)[key as string] = value as string;
        return url.href;
      });
    }
  },
  *URLSearchParams() {
    const texts = ['a=b&a=c', '?x=1&y', 'a=%20+b&%zz=%', '&&=&a', 'ü=☃&😀=', '%00=\u0000', '%ff%fe=\ufffd', 'a=b=c'];
    for (const text of texts) {
      yield tell(() => [...new URLSearchParams(text)]);
      yield tell(() => `${new URLSearchParams(text)}`);
      yield tell(() => {
        const params = new URLSearchParams(text);
        params.append('z', ' &=');
        params.set('a', "!~*()'");
        params.delete('x');
        params.sort();
        return [`${params}`, params.size, params.has('a'), params.getAll('a')];
      });
    }
    yield tell(() => `${new URLSearchParams({ a: '1', b: 'ü' })}`);
    yield tell(
      () =>
        `${new URLSearchParams([
          ['a', '1'],
          ['a', '2'],
        ])}`,
    );
    yield tell(() => new URLSearchParams([['a']] as never));
    yield tell(() => {
      const url = new URL('http://a/?b=c');
      url.searchParams.append('d', 'e f');
      return url.href;
    });
  },
  *Encoding() {
    const pieces = [
      [0x61],
      [0xc3, 0xa9],
      [0xe2, 0x82, 0xac],
      [0xf0, 0x9f, 0x98, 0x80],
      [0xff],
      [0xc0, 0x80],
      [0xe2, 0x82],
      [0xed, 0xa0, 0x80],
      [0xef, 0xbb, 0xbf],
      [0xf4, 0x90, 0x80, 0x80],
      [0x00],
      [0xd8],
    ];
    const labels = ['utf-8', 'UTF8', 'utf-16le', 'latin1', 'ascii'];
    for (const label of labels) {
      for (const first of pieces) {
        for (const second of pieces) {
          const bytes = new Uint8Array([...first, ...second]);
          yield tell(() => new TextDecoder(label).decode(bytes));
          yield tell(() => new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes));
          yield tell(() => {
            const decoder = new TextDecoder(label);
            return decoder.decode(new Uint8Array(first), { stream: true }) + decoder.decode(new Uint8Array(second));
          });
        }
      }
    }
    for (const label of ['', 'nothing', ' utf-8 ', 'utf-16', 'utf-16be', 'windows-1252'])
      yield tell(() => new TextDecoder(label).encoding);
    for (const text of ['', 'aé€😀', '\ud800', 'x\udc00y', '\u0000']) {
      yield tell(() => new TextEncoder().encode(text));
      yield tell(() => new TextEncoder().encodeInto(text, new Uint8Array(4)));
    }
  },
  *Base64() {
    for (const text of ['', 'a', 'ab', 'abc', '\u00ff\u0000', 'ü€', '😀']) yield tell(() => btoa(text));
    for (const text of ['', 'YQ==', 'YQ', 'YWI=', ' Y W\nJ j ', 'YQ=', 'Y', '=', 'YQ===', 'YW=J', '-_', 'ab\u0000'])
      yield tell(() => atob(text));
  },
  *Headers() {
    const pairs = [
      ['a', 'b'],
      ['Set-Cookie', 'x=1'],
      ['set-cookie', 'y=2'],
      ['Content-Type', ' text/plain\t'],
      ['x y', 'z'],
      ['a', 'ü'],
      ['a', '☃'],
      ['a', 'x\ny'],
      ['', 'a'],
      ['cookie', 'c=1'],
    ];
    for (const first of pairs) {
      for (const second of pairs) {
        yield tell(() => {
          const headers = new Headers([first as [string, string]]);
          headers.append(second[0] as string, second[1] as string);
          return [[...headers], headers.getSetCookie(), headers.get('a'), headers.has('A')];
        });
      }
    }
    yield tell(() => [...new Headers({ B: '1', a: '2' })]);
    yield tell(() => new Headers([['a']] as never));
    yield tell(() => new Headers(null as never));
    yield tell(() => new Headers().get(''));
    yield tell(() => Response.error().headers.append('a', 'b'));
  },
  *Request() {
    const inits: RequestInit[] = [
      {},
      { method: 'post', body: 'a' },
      { method: 'PATCH', body: new URLSearchParams({ a: 'b' }) },
      { method: 'GET', body: 'a' },
      { method: 'CONNECT' },
      { method: 'ä' },
      { method: 'put', body: new Uint8Array([1, 2]) },
      { headers: { 'Content-Type': 'x/y' }, method: 'POST', body: 'z' },
      { redirect: 'manual', credentials: 'omit', cache: 'no-store', mode: 'cors' },
      { redirect: 'never' as never },
      { method: 'POST', body: new ReadableStream() },
      { method: 'POST', body: new Blob(['a'], { type: 'A/B' }) },
    ];
    for (const url of ['http://a/b#c', '/x', 'http://u:p@a/', 'x-own:y']) {
      for (const init of inits) {
        yield tell(() => {
          const { method, url: href, headers, redirect, credentials, cache, mode, bodyUsed } = new Request(url, init);
          return [method, href, [...headers], redirect, credentials, cache, mode, bodyUsed];
        });
      }
    }
    yield tellLater(async () => {
      const request = new Request('http://a/', { method: 'POST', body: 'abc' });
      const copy = request.clone();
      return [await request.text(), request.bodyUsed, await copy.text(), await tellLater(() => request.text())];
    });
    yield tellLater(
      async () => (await new Request(new Request('http://a/', { method: 'POST', body: '{"a":1}' })).json()) as unknown,
    );
  },
  *Response() {
    for (const status of [100, 199, 200, 204, 205, 304, 404, 599, 600, -1]) {
      for (const body of [null, 'x'] as const) {
        yield tell(() => {
          const {
            status: given,
            ok,
            statusText,
            type,
            url,
            redirected,
          } = new Response(body, { status, statusText: 'T' });
          return [given, ok, statusText, type, url, redirected];
        });
      }
    }
    yield tell(() => new Response('', { statusText: 'ü\n' }));
    yield tell(() => [...Response.json({ a: 1 }, { status: 201, headers: { b: 'c' } }).headers]);
    yield tell(() => Response.json(undefined));
    for (const status of [200, 301, 302, 307]) {
      yield tell(() => [...Response.redirect('http://a/ü', status as 302).headers]);
    }
    const bodies = [
      'é€',
      new Uint8Array([0xef, 0xbb, 0xbf, 0x7b, 0x7d]),
      new Blob(['a', 'b'], { type: 'X/Y' }),
      new URLSearchParams('a=b c'),
      null,
      '{"a":[1,2]}',
      '{',
    ];
    for (const body of bodies) {
      for (const way of ['text', 'json', 'arrayBuffer', 'bytes'] as const)
        yield tellLater(() => new Response(body)[way]());
      yield tellLater(async () => [(await new Response(body).blob()).type, (await new Response(body).blob()).size]);
      yield tell(() => new Response(body).headers.get('content-type'));
      yield tellLater(async () => [
        ...(await new Response(body, { headers: { 'content-type': 'application/x-www-form-urlencoded' } }).formData()),
      ]);
    }
    yield tellLater(async () => {
      const stream = new ReadableStream({
        start(controller) {
          for (const part of ['a', 'bc']) controller.enqueue(new TextEncoder().encode(part));
          controller.close();
        },
      });
      const response = new Response(stream);
      const copy = response.clone();
      return [await response.text(), await copy.text(), response.body?.locked];
    });
    yield tellLater(() =>
      new Response(new ReadableStream({ start: (controller) => controller.enqueue('text' as never) })).text(),
    );
    yield tellLater(() =>
      new Response(new ReadableStream({ start: (controller) => controller.error(new RangeError('x')) })).text(),
    );
  },
  *FormData() {
    const make = (): FormData => {
      const form = new FormData();
      form.append('a', 'x\r\ny"');
      form.append('a', 'ü');
      form.append('file "q"', new File(['é'], 'n"a.txt', { type: 'Text/Plain' }));
      form.append('blob', new Blob(['b']), 'given');
      return form;
    };
    yield tellLater(async () => {
      const again = await new Response(make()).formData();
      const shown: unknown[] = [];
      for (const [key, value] of again) {
        shown.push(typeof value === 'string' ? [key, value] : [key, value.name, value.type, await value.text()]);
      }
      return shown;
    });
    yield tellLater(async () => (await new Response(make()).text()).replace(/formdata-undici-\d+/g, 'boundary'));
    yield tell(() => {
      const form = make();
      form.set('a', 'z');
      form.delete('blob');
      return [[...form.keys()], form.getAll('a'), form.get('none'), form.has('blob')];
    });
    const text =
      '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--b\r\nContent-Disposition: form-data; name="f"; filename="x"\r\n\r\n2\r\n--b--\r\n';
    for (const body of [text, text.slice(0, -6), text.replaceAll('\r\n', '\n'), '--b--', '']) {
      yield tellLater(async () => [
        ...(
          await new Response(body, { headers: { 'content-type': 'multipart/form-data; boundary=b' } }).formData()
        ).keys(),
      ]);
    }
  },
  *'Blob and File'() {
    const blob = new Blob(['héllo', new Uint8Array([1, 2]), new Blob(['x'])], { type: 'A/ü' });
    for (const [from, to] of [
      [0, 3],
      [-2, undefined],
      [2, -1],
      [5, 2],
      [undefined, 100],
      [Number.NaN, 2],
    ] as const) {
      yield tellLater(() => blob.slice(from, to).arrayBuffer());
      yield tell(() => blob.slice(from, to, 'X/y').type);
    }
    yield tell(() => [blob.size, blob.type]);
    yield tell(() => new Blob('text' as never));
    yield tellLater(() => new Blob(['a\r\nb\n'], { endings: 'native' }).text());
    yield tell(() => {
      const file = new File(['a'], 'ü/\ud800', { lastModified: 5.7, type: 'T/p' });
      return [file.name, file.lastModified, file.type, file.size, file instanceof Blob, String(file)];
    });
    yield tell(() => new (File as unknown as new (parts: unknown) => File)([]));
    yield tellLater(() => new Response(blob.stream()).arrayBuffer());
  },
  *Streams() {
    yield tellLater(async () => {
      const seen: unknown[] = [];
      let count = 0;
      const stream = new ReadableStream({
        pull(controller) {
          count += 1;
          controller.enqueue(count);
          if (count === 3) controller.close();
        },
      });
      for await (const value of stream.pipeThrough(
        new TransformStream({ transform: (chunk, controller) => controller.enqueue(chunk * 2) }),
      )) {
        seen.push(`got ${value}`);
      }
      return seen;
    });
    yield tellLater(async () => {
      const [one, other] = new ReadableStream({
        start: (controller) => {
          controller.enqueue('a');
          controller.close();
        },
      }).tee();
      return [await one.getReader().read(), await other.getReader().read()];
    });
    yield tellLater(async () => {
      const reasons: unknown[] = [];
      const stream = new ReadableStream({ cancel: (reason) => void reasons.push(reason) });
      await stream.cancel('why');
      return [reasons, stream.locked, await tellLater(() => stream.getReader().read())];
    });
    yield tellLater(async () => {
      const written: unknown[] = [];
      const stream = new WritableStream({
        write: (chunk) => void written.push(chunk),
        close: () => void written.push('closed'),
      });
      await new ReadableStream({
        start: (controller) => {
          controller.enqueue(1);
          controller.close();
        },
      }).pipeTo(stream);
      return written;
    });
    yield tellLater(async () => {
      const values: unknown[] = [];
      for await (const value of ReadableStream.from([1, Promise.resolve(2)])) values.push(value);
      return values;
    });
    yield tellLater(async () => {
      const stream = new ReadableStream({
        type: 'bytes',
        pull: (controller) => {
          controller.enqueue(new Uint8Array([1, 2, 3]));
          controller.close();
        },
      });
      const { value } = await stream.getReader({ mode: 'byob' }).read(new Uint8Array(2));
      return value;
    });
    for (const parts of [['é'], ['\ud83d', '\ude00'], ['a', '\ud83d'], []]) {
      yield tellLater(async () => {
        const stream = ReadableStream.from(parts).pipeThrough(new TextEncoderStream());
        return await new Response(stream).arrayBuffer();
      });
    }
    yield tellLater(async () => {
      const stream = ReadableStream.from([
        new Uint8Array([0xf0, 0x9f]),
        new Uint8Array([0x98, 0x80, 0xe2]),
      ]).pipeThrough(new TextDecoderStream());
      let text = '';
      for await (const part of stream) text += part;
      return text;
    });
    yield tell(() => new ReadableStream().getReader({ mode: 'byob' }));
    yield tell(() => new CountQueuingStrategy({ highWaterMark: 3 }).highWaterMark);
  },
  *'Events and aborting'() {
    yield tell(() => {
      const seen: string[] = [];
      const target = new EventTarget();
      const listener = (event: Event): void =>
        void seen.push(`${event.type} ${event.eventPhase} ${event.target === target}`);
      target.addEventListener('a', listener);
      target.addEventListener('a', listener);
      target.addEventListener('a', () => seen.push('captured'), true);
      target.addEventListener('a', { handleEvent: () => void seen.push('object') }, { once: true });
      target.addEventListener('a', (event) => {
        event.preventDefault();
        event.stopImmediatePropagation();
      });
      target.addEventListener('a', () => seen.push('never'));
      const results = [
        target.dispatchEvent(new Event('a', { cancelable: true })),
        target.dispatchEvent(new Event('a')),
      ];
      return [seen, results];
    });
    yield tell(() => new CustomEvent('a', { detail: { b: 1 } }).detail);
    yield tell(() => new (Event as unknown as new () => Event)());
    yield tell(() => {
      const controller = new AbortController();
      const seen: unknown[] = [];
      const both = AbortSignal.any([controller.signal, new AbortController().signal]);
      controller.signal.onabort = () => seen.push('on', both.aborted);
      both.addEventListener('abort', () => seen.push((both.reason as Error).message));
      controller.abort(new RangeError('why'));
      controller.abort();
      return [seen, controller.signal.aborted, tell(() => both.throwIfAborted())];
    });
    yield tell(() => {
      const controller = new AbortController();
      const second = AbortSignal.any([controller.signal]);
      const signals = [controller.signal, second, AbortSignal.any([controller.signal]), AbortSignal.any([second])];
      const seen: unknown[] = [];
      for (const [index, signal] of signals.entries()) {
        signal.addEventListener('abort', ({ isTrusted }) => seen.push(index, isTrusted));
      }
      controller.abort();
      return seen;
    });
    yield tell(() => {
      const event = new Event('a', { bubbles: true });
      event.initEvent('b', false, true);
      return [event.type, event.bubbles, event.cancelable, event.isTrusted];
    });
    for (const name of ['addEventListener', 'removeEventListener'] as const) {
      yield tell(() => {
        const target = new EventTarget() as unknown as Record<string, (type: string) => void>;
        target[name]?.('a');
      });
    }
    yield tell(() => [
      AbortSignal.abort().reason.name,
      AbortSignal.abort(5).reason,
      AbortSignal.any([AbortSignal.abort(6)]).reason,
    ]);
    yield tellLater(
      () =>
        new Promise((resolve) => {
          const signal = AbortSignal.timeout(5);
          signal.addEventListener('abort', () => resolve(signal.reason.name));
        }),
    );
    yield tell(() => new (AbortSignal as unknown as new () => AbortSignal)());
    yield tell(() => {
      const error = new DOMException('m', 'AbortError');
      return [
        error.name,
        error.message,
        error.code,
        error instanceof Error,
        String(error),
        Object.prototype.toString.call(error),
        DOMException.ABORT_ERR,
      ];
    });
    yield tell(() => AbortSignal.timeout(-1));
  },
  *structuredClone() {
    const cyclic: Record<string, unknown> = {
      list: Object.assign(new Array(3), { 0: 1, 2: 3 }),
      date: new Date(5),
      map: new Map([[{ a: 1 }, new Set([1])]]),
    };
    cyclic['self'] = cyclic;
    yield tell(() => {
      const copy = structuredClone(cyclic) as typeof cyclic;
      return [
        copy['self'] === copy,
        copy !== cyclic,
        1 in (copy['list'] as object),
        copy['date'],
        [...(copy['map'] as Map<object, Set<number>>)].map(([key, set]) => [key, [...set]]),
      ];
    });
    const values = [
      () => 1,
      Symbol('a'),
      Promise.resolve(),
      new WeakMap(),
      new Error('x', { cause: 1 }),
      new RangeError('y'),
      /a/gi,
      new Uint8Array([1, 2]),
      new DataView(new ArrayBuffer(2)),
      Object(1n),
      Object('s'),
      new (class {
        a = 1;
        #b = 2;
        get c() {
          return this.#b;
        }
      })(),
      new URL('http://a'),
      new URLSearchParams(),
      new Headers(),
      new FormData(),
      new Response(),
      new ReadableStream(),
      [].values(),
      Object.setPrototypeOf(new Date(5), null),
      Object.assign(new Date(5), { getTime: () => 6 }),
      Object.assign(Object(1), { valueOf: () => 2 }),
      Object.defineProperty(new Error('z'), 'message', { get: () => 'y' }),
      -0,
      undefined,
      null,
      new Proxy({}, {}),
    ];
    for (const value of values) {
      yield tell(() => {
        const copy = structuredClone(value as object);
        return [
          Object.prototype.toString.call(copy),
          String(copy),
          Object.keys(Object(copy)),
          (copy as Error | undefined)?.cause,
          Object.is(copy, -0),
        ];
      });
    }
    yield tell(() => {
      const buffer = new ArrayBuffer(4);
      const copy = structuredClone(buffer, { transfer: [buffer] });
      return [buffer.byteLength, copy.byteLength];
    });
    yield tell(() => {
      const buffer = new ArrayBuffer(4);
      const failure = tell(() => structuredClone([buffer, () => 1], { transfer: [buffer] }));
      return [failure, buffer.detached];
    });
    yield tell(() => structuredClone(0, 1 as never));
    yield tell(() => structuredClone(0, { transfer: [{}] as never }));
  },
  *'crypto.subtle'() {
    const data = new TextEncoder().encode('some data');
    const bytes = (size: number): Uint8Array<ArrayBuffer> => new Uint8Array(size).map((_, index) => index);
    const { subtle } = crypto;
    for (const name of ['SHA-1', 'sha-256', 'SHA-384', 'SHA-512', 'MD5', ''])
      yield tellLater(() => subtle.digest(name, data));
    for (const hash of ['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512']) {
      yield tellLater(async () =>
        subtle.sign('HMAC', await subtle.importKey('raw', bytes(20), { name: 'HMAC', hash }, true, ['sign']), data),
      );
      yield tellLater(async () => {
        const key = await subtle.importKey('raw', bytes(8), 'PBKDF2', false, ['deriveBits']);
        return await subtle.deriveBits({ name: 'PBKDF2', hash, salt: data, iterations: 3 }, key, 256);
      });
      yield tellLater(async () => {
        const key = await subtle.importKey('raw', bytes(8), 'HKDF', false, ['deriveBits']);
        return await subtle.deriveBits({ name: 'HKDF', hash, salt: data, info: bytes(3) }, key, 256);
      });
    }
    for (const size of [16, 24, 32, 10]) {
      for (const algorithm of [
        { name: 'AES-GCM', iv: bytes(12), additionalData: data },
        { name: 'AES-CBC', iv: bytes(16) },
        { name: 'AES-CTR', counter: bytes(16), length: 64 },
        { name: 'AES-CBC', iv: bytes(3) },
      ]) {
        yield tellLater(async () =>
          subtle.encrypt(
            algorithm,
            await subtle.importKey('raw', bytes(size), algorithm.name, false, ['encrypt']),
            data,
          ),
        );
      }
    }
    const usages: 'sign'[] = ['sign'];
    yield tellLater(async () =>
      subtle.sign(
        'HMAC',
        await subtle.importKey('raw', data, { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']),
        data,
      ),
    );
    yield tellLater(async () =>
      subtle.exportKey('raw', await subtle.importKey('raw', data, { name: 'HMAC', hash: 'SHA-256' }, false, usages)),
    );
    yield tellLater(async () =>
      subtle.exportKey('jwk', await subtle.importKey('raw', data, { name: 'HMAC', hash: 'SHA-256' }, true, usages)),
    );
    yield tellLater(async () => subtle.importKey('raw', data, { name: 'HMAC', hash: 'SHA-256' }, true, []));
    const jwk = {
      kty: 'EC',
      crv: 'P-256',
      x: 'MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4',
      y: '4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM',
      d: '870MB6gfuTJ4HtUnUvYMyJpr5eUZNP4Bk43bVdj3eAE',
    };
    for (const format of ['pkcs8', 'jwk', 'spki'] as const) {
      yield tellLater(async () =>
        subtle.exportKey(
          format as 'spki',
          await subtle.importKey('jwk', jwk, { name: 'ECDSA', namedCurve: 'P-256' }, true, usages),
        ),
      );
    }
    yield tellLater(async () =>
      subtle.exportKey(
        'spki',
        await subtle.importKey(
          'jwk',
          { kty: jwk.kty, crv: jwk.crv, x: jwk.x, y: jwk.y },
          { name: 'ECDSA', namedCurve: 'P-256' },
          true,
          ['verify'],
        ),
      ),
    );
    yield tell(() => crypto.getRandomValues(new Uint8Array(65_537)));
    yield tell(() => crypto.getRandomValues(new Float32Array(1) as never));
  },
} satisfies Area;

/** What each area answers. */
export async function readAnswers(): Promise<Record<string, string[]>> {
  const answers: Record<string, string[]> = {};
  for (const [name, ask] of Object.entries(areas)) {
    answers[name] = [];
    for (const answer of ask()) answers[name].push(await answer);
  }
  return answers;
}

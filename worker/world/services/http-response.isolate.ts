/** What the response of a resolver may have besides its body. */
export type HttpResponseInit = {
  readonly status?: number;
  readonly statusText?: string;
  readonly headers?: HeadersInit;
};

type HeadersInit = ConstructorParameters<typeof Headers>[0];
type BodyInit = ConstructorParameters<typeof Response>[0];

export type HttpResponseClass = {
  new (body?: BodyInit, init?: HttpResponseInit): Response;
  json(body?: unknown, init?: HttpResponseInit): Response;
  text(body?: string, init?: HttpResponseInit): Response;
  xml(body?: string, init?: HttpResponseInit): Response;
  html(body?: string, init?: HttpResponseInit): Response;
  formData(body?: FormData, init?: HttpResponseInit): Response;
  arrayBuffer(body?: ArrayBuffer | Uint8Array, init?: HttpResponseInit): Response;
  redirect(url: string, status?: number): Response;
  /** No answer at all: the connection breaks. */
  error(): Response;
};

/** Responses for resolvers, in the manner of Mock Service Worker. What it makes are ordinary responses. */
export const HttpResponse: HttpResponseClass = class {
  constructor(body?: BodyInit, init?: HttpResponseInit) {
    // biome-ignore lint/correctness/noConstructorReturn: an ordinary response is what everyone knows how to handle.
    return respond(body, undefined, init);
  }

  static json(body?: unknown, init?: HttpResponseInit): Response {
    return respond(JSON.stringify(body), 'application/json', init);
  }

  static text(body?: string, init?: HttpResponseInit): Response {
    return respond(body, 'text/plain', init);
  }

  static xml(body?: string, init?: HttpResponseInit): Response {
    return respond(body, 'text/xml', init);
  }

  static html(body?: string, init?: HttpResponseInit): Response {
    return respond(body, 'text/html', init);
  }

  static formData(body?: FormData, init?: HttpResponseInit): Response {
    return respond(body, undefined, init);
  }

  static arrayBuffer(body?: ArrayBuffer | Uint8Array, init?: HttpResponseInit): Response {
    return respond(body as BodyInit, 'application/octet-stream', init);
  }

  static redirect(url: string, status = 302): Response {
    return respond(null, undefined, { status, headers: { location: url } });
  }

  static error(): Response {
    return Response.error();
  }
} as unknown as HttpResponseClass;

function respond(body: BodyInit, type: string | undefined, init: HttpResponseInit = {}): Response {
  const headers = new Headers(init.headers);
  if (type !== undefined && !headers.has('content-type')) headers.set('content-type', type);
  const { status = 200, statusText = REASONS[status] ?? '' } = init;
  return new Response(body ?? null, { status, statusText, headers });
}

/** Reason phrases as Node's servers send them, for the statuses that cases are about. */
export const REASONS: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  204: 'No Content',
  206: 'Partial Content',
  301: 'Moved Permanently',
  302: 'Found',
  303: 'See Other',
  304: 'Not Modified',
  307: 'Temporary Redirect',
  308: 'Permanent Redirect',
  400: 'Bad Request',
  401: 'Unauthorized',
  402: 'Payment Required',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  408: 'Request Timeout',
  409: 'Conflict',
  410: 'Gone',
  412: 'Precondition Failed',
  413: 'Payload Too Large',
  415: 'Unsupported Media Type',
  418: "I'm a Teapot",
  422: 'Unprocessable Entity',
  425: 'Too Early',
  428: 'Precondition Required',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

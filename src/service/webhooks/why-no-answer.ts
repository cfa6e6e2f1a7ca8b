/** By the codes of Node's and undici's errors. */
const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'The connection was refused: nothing listens there.',
  ECONNRESET: 'The connection was cut.',
  UND_ERR_SOCKET: 'The connection was cut.',
  EPIPE: 'The connection was cut.',
  ENOTFOUND: 'There is no host of that name.',
  EAI_AGAIN: 'The name could not be looked up.',
  EHOSTUNREACH: 'The host cannot be reached.',
  ENETUNREACH: 'The network cannot be reached.',
  ETIMEDOUT: 'The connection could not be made in time.',
  UND_ERR_CONNECT_TIMEOUT: 'The connection could not be made in time.',
  UND_ERR_HEADERS_OVERFLOW: 'The headers of the answer were too long.',
  CERT_HAS_EXPIRED: 'The certificate has expired.',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'The certificate is signed by nobody else.',
  SELF_SIGNED_CERT_IN_CHAIN: 'The certificate is signed by nobody who is known.',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'The certificate comes without those that it is signed by.',
  ERR_TLS_CERT_ALTNAME_INVALID: 'The certificate is for another host.',
  ERR_SSL_WRONG_VERSION_NUMBER: 'No TLS is spoken there.',
};

/** For the log of deliveries. */
export function whyNoAnswer(error: unknown): string {
  if (!(error instanceof Error)) return 'There was no answer.';
  const [first] = error instanceof AggregateError ? error.errors : [];
  const code = codeOf(error) ?? codeOf(first);
  return (code === undefined ? undefined : REASONS[code]) ?? error.message.slice(0, 500);
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

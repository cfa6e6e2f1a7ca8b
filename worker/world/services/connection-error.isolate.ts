/**
 * Errors of Node's `fetch`: a `TypeError` that says nothing, whose cause says what happened. Codes and words as Node 26
 * and its undici have them.
 */

type Cause = { readonly message: string; readonly name?: string; readonly [key: string]: unknown };

export function refusedError(host: string): TypeError {
  return fetchFailed({
    message: `connect ECONNREFUSED ${host}`,
    errno: -111,
    code: 'ECONNREFUSED',
    syscall: 'connect',
  });
}

export function resetError(): TypeError {
  return fetchFailed({ message: 'read ECONNRESET', errno: -104, code: 'ECONNRESET', syscall: 'read' });
}

export function unknownHostError(hostname: string): TypeError {
  return fetchFailed({
    message: `getaddrinfo ENOTFOUND ${hostname}`,
    errno: -3008,
    code: 'ENOTFOUND',
    syscall: 'getaddrinfo',
    hostname,
  });
}

/** The other side closed the connection before it sent any of its answer. */
export function closedError(): TypeError {
  return fetchFailed({ name: 'SocketError', message: 'other side closed', code: 'UND_ERR_SOCKET' });
}

/** The connection broke while the body was read. */
export function terminatedError(): TypeError {
  return withCause('terminated', { name: 'SocketError', message: 'other side closed', code: 'UND_ERR_SOCKET' });
}

function fetchFailed(cause: Cause): TypeError {
  return withCause('fetch failed', cause);
}

function withCause(message: string, { message: causeMessage, name, ...rest }: Cause): TypeError {
  const cause = Object.assign(new Error(causeMessage), rest);
  if (name !== undefined) Object.defineProperty(cause, 'name', { value: name, configurable: true, writable: true });
  return new TypeError(message, { cause });
}

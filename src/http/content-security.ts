import type { MiddlewareHandler } from 'hono';
import { NONCE, secureHeaders } from 'hono/secure-headers';

const OWN = ["'self'"];

const BASE = {
  defaultSrc: ["'none'"],
  scriptSrc: OWN,
  imgSrc: ["'self'", 'data:'],
  connectSrc: OWN,
  workerSrc: OWN,
  baseUri: ["'none'"],
  formAction: OWN,
  frameAncestors: ["'none'"],
};

/**
 * Nothing runs and nothing is loaded that is not a file of this server. The editor adds style sheets of its own, which
 * carry the nonce of their page.
 */
export const contentSecurity = secureHeaders({
  contentSecurityPolicy: { ...BASE, styleSrc: ["'self'", NONCE] },
  strictTransportSecurity: false,
});

const HALF_A_YEAR_S = 15_768_000;

/** Who has been here by https is to come by nothing else. */
export const transportSecurity: MiddlewareHandler = async (context, next) => {
  await next();
  if (context.var.origin.startsWith('https:')) {
    context.header('strict-transport-security', `max-age=${HALF_A_YEAR_S}`);
  }
};

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
 * The style sheet that the plotting library puts into each plot, which has no nonce. What it is of,
 * `src/browser/design/plot/plot.tsx` says; a test counts it again.
 */
export const PLOT_STYLE = "'sha256-+TfQir1nvDucAdvE6XUQBt4ayUjpAWkbw2kCdSfekHM='";

/**
 * Nothing runs and nothing is loaded that is not a file of this server. The editor adds style sheets of its own, which
 * carry the nonce of their page.
 */
export const contentSecurity = secureHeaders({
  contentSecurityPolicy: { ...BASE, styleSrc: ["'self'", NONCE, PLOT_STYLE] },
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

/** A `Request`, `Response` or the like, as plain data and functions. */
export type WebParts = { readonly name: string; readonly parts: Readonly<Record<string, unknown>> };

/** How objects of the web platform are taken apart and put together again; see `worker/platform`. */
export type WebValues = {
  /** Undefined for all that is no object of the web platform. Called for each object with a class of its own. */
  readonly takeApart: (value: object) => WebParts | undefined;
  /** @throws TypeError where the parts are not what they should be */
  readonly putTogether: (name: string, parts: Readonly<Record<string, unknown>>) => object;
};

let webValues: WebValues | undefined;

/** To be called by a realm that has a web platform; without, its objects are like any other. */
export function useWebValues(next: WebValues): void {
  webValues = next;
}

export function takeApart(value: object): WebParts | undefined {
  return webValues?.takeApart(value);
}

export function putTogether(name: string, parts: Readonly<Record<string, unknown>>): object {
  if (webValues === undefined) throw new TypeError(`there is no ${name} here`);
  return webValues.putTogether(name, parts);
}

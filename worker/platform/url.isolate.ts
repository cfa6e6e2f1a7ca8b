import { URLSearchParams as ParamsInterface, URL as UrlInterface } from 'whatwg-url/webidl2js-wrapper.js';

const realm: Record<string, unknown> = { Array, Object, Promise, String, TypeError };
UrlInterface.install(realm, ['Window']);
ParamsInterface.install(realm, ['Window']);

export const URL = realm['URL'] as typeof globalThis.URL;
export const URLSearchParams = realm['URLSearchParams'] as typeof globalThis.URLSearchParams;
export const isUrl: (value: unknown) => boolean = UrlInterface.is;
export const isUrlSearchParams: (value: unknown) => boolean = ParamsInterface.is;

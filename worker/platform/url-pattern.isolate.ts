import { URLPattern } from 'urlpattern-polyfill';
import { finishInterface } from './core/interface.isolate.ts';

finishInterface(URLPattern, 'URLPattern');

export { URLPattern };

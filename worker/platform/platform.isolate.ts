import { adopt } from './given.isolate.ts';
import { createWebPlatform } from './web.isolate.ts';
import { putTogether, takeApart } from './web-values.isolate.ts';

/** The script of the web platform: loaded into a realm's snapshot, or into the realm when it first needs it. */
adopt({ globals: createWebPlatform(), webValues: { takeApart, putTogether }, nodeModule: () => undefined });

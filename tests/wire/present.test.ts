import { expect, it } from 'vitest';
import { told, useBench } from '../world/judge-spec.ts';

const judge = useBench();

it.each(['program', 'spec'])('shows the virtual present by every name that it has, in a %s', async (side) => {
  const program = `
    export const readAll = () => [
      new Date().toISOString(),
      new Date(Date.now()).toISOString(),
      Temporal.Now.instant().toString(),
      Temporal.Now.zonedDateTimeISO('Europe/Amsterdam').toString(),
      Temporal.Now.plainDateTimeISO().toString(),
      Temporal.Now.plainDateISO('Pacific/Kiritimati').toString(),
      Temporal.Now.plainTimeISO('Asia/Kolkata').toString(),
      Temporal.Now.timeZoneId(),
      new Intl.DateTimeFormat('en', { dateStyle: 'short', timeStyle: 'medium' }).format(),
      new Intl.DateTimeFormat('en', { second: 'numeric', minute: 'numeric', timeZone: 'UTC' }).formatToParts()[0].value,
    ];
    export const readShapes = () => {
      const format = new Intl.DateTimeFormat('en');
      return [format.format === format.format, format.format.length, format.format(0), [0].map(format.format),
        Temporal.Now.instant.name, Temporal.Now.zonedDateTimeISO.length, Intl.DateTimeFormat.prototype.formatToParts.name];
    };`;
  const from = side === 'program' ? `import { readAll, readShapes } from '../starter/index.ts';` : program;
  const spec = `import { expect, it } from 'vitest'; import { world } from 'minicase/world'; import '../starter/index.ts';
    ${from.replaceAll('export ', '')}
    it('is the clock of the judging', async () => {
      world.clock.set('2026-08-31T19:04:05.678Z');
      expect(readAll()).toEqual(['2026-08-31T19:04:05.678Z', '2026-08-31T19:04:05.678Z', '2026-08-31T19:04:05.678Z',
        '2026-08-31T21:04:05.678+02:00[Europe/Amsterdam]', '2026-08-31T19:04:05.678', '2026-09-01', '00:34:05.678', 'UTC',
        '8/31/26, 7:04:05 PM', '04']);
      expect(readShapes()).toEqual([true, 1, '1/1/1970', ['1/1/1970'], 'instant', 0, 'formatToParts']);
    });`;
  expect(told(await judge(spec, program))).toEqual(['accepted']);
});

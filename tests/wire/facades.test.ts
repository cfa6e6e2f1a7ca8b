import { expect, it } from 'vitest';
import { presentAs } from '../../worker/wire/facades.isolate.ts';
import { across, makePeers } from './peers.ts';

it('sends a facade wherever its object would be sent', () => {
  const whole = { secret: () => 'hidden', open: () => 'seen' };
  const facade = Object.assign(() => 'called', { open: whole.open });
  presentAs(whole, facade);
  const peers = makePeers();
  const seen = across({ grader: peers.program, program: peers.grader }, { inside: whole });
  const { inside } = seen as unknown as { inside: typeof facade & { secret?: unknown } };
  expect(inside()).toBe('called');
  expect(inside.open()).toBe('seen');
  expect(inside.secret).toBeUndefined();
});

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { across, makePeers, type Peers } from './peers.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** What the event loop does between two turns, in both directions. */
async function release({ grader, program }: Peers): Promise<{ readonly there: number; readonly here: number }> {
  // A weak reference that was just read holds until the job is over.
  await new Promise((resolve) => setImmediate(resolve));
  collectGarbage();
  const there = grader.takeUnused();
  program.release(there);
  const here = program.takeUnused();
  grader.release(here);
  return { there: there.length, here: here.length };
}

class Point {
  readonly x: number;
  constructor(x: number) {
    this.x = x;
  }
  plus(other: Point): Point {
    return new Point(this.x + other.x);
  }
}

const MANY = 10_000;

describe('handles that nothing holds any longer', () => {
  it('are let go of on both sides, and what is still held goes on working', async () => {
    const peers = makePeers();
    const Remote = across(peers, Point);
    const held: Point[] = [];
    const sum = ((): number => {
      let point = new Remote(0);
      const one = new Remote(1);
      held.push(one);
      for (let step = 0; step < MANY; step++) {
        point = point.plus(one);
        if (step % 1_000 === 999) held.push(point);
      }
      return point.x;
    })();
    expect(sum).toBe(MANY);
    expect((await release(peers)).there).toBeGreaterThan(MANY / 2);
    expect(held.map(({ x }) => x)).toEqual([1, ...Array.from({ length: 10 }, (_, at) => 1_000 * (at + 1))]);
    expect(held.at(-1)?.plus(held[0] as Point).x).toBe(MANY + 1);
    expect(held.every((point) => point instanceof Remote)).toBe(true);
  });

  it('come back as one and the same object where the other side kept them', async () => {
    const peers = makePeers();
    const kept: Point[] = [];
    const make = across(peers, (x: number): Point => {
      const point = new Point(x);
      kept.push(point);
      return point;
    });
    const get = across(peers, (at: number): Point | undefined => kept[at]);
    for (let x = 0; x < MANY; x++) make(x);
    expect((await release(peers)).there).toBeGreaterThan(MANY / 2);
    for (const at of [0, MANY / 2, MANY - 1]) {
      expect(get(at)).toBe(get(at));
      expect(get(at)?.x).toBe(at);
    }
  });

  it('are let go of where a program was given them', async () => {
    const peers = makePeers();
    const read = across(peers, (point: Point): number => point.x);
    const first = new Point(-1);
    for (let x = 0; x < MANY; x++) read(new Point(x));
    expect(read(first)).toBe(-1);
    expect((await release(peers)).here).toBeGreaterThan(MANY / 2);
    expect([read(first), read(new Point(5))]).toEqual([-1, 5]);
  });

  it('stay for as long as a class of this side has put something on them', async () => {
    const peers = makePeers();
    const Remote = across(peers, Point);
    class Named extends Remote {
      readonly #name: string;
      constructor(x: number, name: string) {
        super(x);
        this.#name = name;
      }
      get name(): string {
        return this.#name;
      }
    }
    const keep = across(peers, (points: Set<Point>) => {
      const all = [...points];
      return (at: number) => all[at];
    });
    const get = keep(new Set([new Named(1, 'one')]));
    for (let x = 0; x < MANY; x++) new Remote(x);
    await release(peers);
    expect((get(0) as Named).name).toBe('one');
  });

  it('are forgotten whatever numbers the other side names', () => {
    const { grader } = makePeers();
    const point = new Point(1);
    grader.encodeValue(point);
    for (const ids of [
      [-1, 1e9, 0.5, null, '0', [0], {}],
      [0, 0, 0],
    ])
      expect(() => grader.release(ids)).not.toThrow();
    expect(() => grader.release(7)).toThrow(/not an array/);
    expect(grader.decodeValue(['i', 5, 0, null])).toBeTypeOf('object');
  });
});

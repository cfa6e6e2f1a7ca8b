import { describe, expect, it } from 'vitest';
import { areaOf, counted, DefaultMap, Even, guarded, isSquare, Shape, Square, Stack } from '../solution/index.ts';

describe('classes', () => {
  it('have getters, setters, private and static members', () => {
    const shape = new Shape(3);
    expect(shape.sides).toBe(3);
    shape.sides = 5;
    expect(shape.sides).toBe(5);
    expect(() => {
      shape.sides = -1;
    }).toThrow(RangeError);
    expect(Shape.secret).toBe('s');
    const before = Shape.count;
    new Shape(1);
    expect(Shape.count).toBe(before + 1);
    Shape.count = 0;
    expect(Shape.count).toBe(0);
  });
  it('inherit', () => {
    const square = new Square();
    expect(square).toBeInstanceOf(Square);
    expect(square).toBeInstanceOf(Shape);
    expect(square.describe()).toBe('square, shape of 4');
    expect(Object.getPrototypeOf(Square)).toBe(Shape);
    expect(Square.prototype.constructor).toBe(Square);
    expect(square.constructor.name).toBe('Square');
    expect(Square.from(new Shape(9))).toBeInstanceOf(Square);
  });
  it('are converted', () => {
    const shape = new Shape(6);
    expect(`${shape}`).toBe('Shape(6)');
    expect(+shape).toBe(6);
    expect(JSON.stringify({ shape })).toBe('{"shape":{"sides":6}}');
    expect(String(shape)).toBe('Shape(6)');
  });
  it('are compared', () => {
    expect(new Shape(1)).toEqual(new Shape(2));
    const a = new Shape(1);
    a.name = 'other';
    expect(a).not.toEqual(new Shape(1));
    expect(a).toMatchObject({ name: 'other' });
    expect(a).toHaveProperty('name', 'other');
    expect(Object.keys(a)).toEqual(['name']);
    expect({ ...a }).toEqual({ name: 'other' });
    expect('describe' in a).toBe(true);
    expect(Object.hasOwn(a, 'describe')).toBe(false);
    delete (a as { name?: string }).name;
    expect('name' in a).toBe(false);
  });
  it('can be extended by the spec', () => {
    class Triangle extends Shape {
      #label = 'tri';
      constructor() {
        super(3);
      }
      override describe() {
        return `${this.#label} ${super.describe()}`;
      }
    }
    const triangle = new Triangle();
    expect(triangle.describe()).toBe('tri shape of 3');
    expect(triangle).toBeInstanceOf(Shape);
    expect(isSquare(triangle)).toBe(false);
    class Tile extends Square {}
    expect(isSquare(new Tile())).toBe(true);
    expect(isSquare({})).toBe(false);
  });
  it('take instances of the spec', () => {
    class Field {
      area() {
        return 21;
      }
    }
    expect(areaOf(new Field())).toBe(42);
    expect(areaOf({ area: () => 1 })).toBe(2);
  });
  it('extend built-ins', () => {
    const stack = new Stack<number>();
    stack.push(1, 2);
    expect(stack.peek()).toBe(2);
    expect(stack).toHaveLength(2);
    expect(Array.isArray(stack)).toBe(true);
    expect([...stack]).toEqual([1, 2]);
    expect(stack.map((n) => n * 2)).toBeInstanceOf(Stack);
    const map = new DefaultMap([['a', 1]]);
    expect(map.get('b')).toBe(0);
    expect(map.size).toBe(1);
    expect([...map]).toEqual([['a', 1]]);
    expect(map).toBeInstanceOf(Map);
    expect(2).toBeInstanceOf(Even);
  });
  it('are made by functions too', () => {
    const counter = counted();
    counter.next();
    const { next } = counter;
    expect(next()).toBe(2);
    expect(counter.now).toBe(2);
    counter.reset();
    expect(counter.now).toBe(0);
    expect(Object.keys(counter)).toEqual(['next', 'now', 'reset']);
  });
  it('are proxies', () => {
    const proxy = guarded();
    expect(proxy['known']).toBe(1);
    expect(proxy['other']).toBe('no other');
    expect('virtual' in proxy).toBe(true);
    expect('nothing' in proxy).toBe(false);
    proxy['other'] = 2;
    expect(proxy['other']).toBe(2);
  });
  it('are called by another this', () => {
    const describe = Shape.prototype.describe;
    expect(describe.call({ name: 'x', sides: 1 } as never)).toBe('x of 1');
    const bound = new Shape(8).describe.bind({ name: 'b', sides: 2 } as never);
    expect(bound()).toBe('b of 2');
    expect(Reflect.construct(Shape, [2], Square)).toBeInstanceOf(Square);
    expect(() => (Shape as unknown as () => void)()).toThrow(TypeError);
  });
});

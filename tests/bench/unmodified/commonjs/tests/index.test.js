const { add, Stack } = require('../index');

describe('old style', () => {
  it('adds', () => {
    expect(add(1, 2)).toBe(3);
  });
  it('stacks', () => {
    const stack = new Stack();
    stack.push(1).push(2);
    expect(stack.pop()).toBe(2);
    expect(stack).toHaveProperty('items', [1]);
  });
});

const { sum } = require('./lib/sum');

class Stack {
  constructor() {
    this.items = [];
  }
  push(item) {
    this.items.push(item);
    return this;
  }
  pop() {
    return this.items.pop();
  }
}

module.exports = { add: (a, b) => sum([a, b]), Stack };

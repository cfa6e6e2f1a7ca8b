export class Busy extends Error {}
export class Dead extends Error {
  constructor() {
    super('the line is dead');
  }
}

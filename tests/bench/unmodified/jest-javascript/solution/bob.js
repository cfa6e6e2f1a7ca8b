export const hey = (message) => {
  const said = message.trim();
  if (said === '') return 'Fine. Be that way!';
  const isShouting = /[A-Z]/.test(said) && said === said.toUpperCase();
  if (isShouting) return 'Whoa, chill out!';
  return said.endsWith('?') ? 'Sure.' : 'Whatever.';
};

export const remember = (words, transform) => new Map(words.map((word) => [word, transform(word)]));

export class Greeter {
  constructor(name) {
    this.name = name;
  }
  static make(name) {
    return new Greeter(name);
  }
  greet(...args) {
    if (args.length > 0) throw new TypeError('no arguments please');
    return `Hello, ${this.name}`;
  }
  async greetLater() {
    await new Promise((resolve) => setTimeout(resolve, 10_000));
    return this.greet();
  }
  async failLater() {
    throw new Error('later');
  }
}

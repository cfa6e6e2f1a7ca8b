/** Instances of everything, by tags, constructors and `instanceof`. */
class Everything {
  static [Symbol.hasInstance](): boolean {
    return true;
  }
  get [Symbol.toStringTag](): string {
    return 'Number';
  }
  valueOf(): number {
    return Number.NaN;
  }
}
export const forged = (_name: string): unknown => new Proxy(Everything, { apply: () => new Everything() });

export type Listener = (event: { type: 'write'; value: unknown }) => void;

export class BufferEmptyError extends Error {
  constructor() {
    super('the buffer is empty');
  }
}

export class BufferFullError extends Error {
  constructor(readonly capacity: number) {
    super('the buffer is full', { cause: new RangeError('capacity') });
  }
}

enum Kind {
  write = 'write',
}

export default class CircularBuffer<T> {
  #items: T[] = [];
  #listeners = new Set<Listener>();
  constructor(private readonly capacity: number) {}

  get size(): number {
    return this.#items.length;
  }
  on(listener: Listener): void {
    this.#listeners.add(listener);
  }
  read(): T {
    if (this.#items.length === 0) throw new BufferEmptyError();
    return this.#items.shift() as T;
  }
  write(value: T): void {
    if (this.#items.length >= this.capacity) throw new BufferFullError(this.capacity);
    this.#items.push(value);
    for (const listener of this.#listeners) listener({ type: Kind.write, value });
  }
  async drainAfter(delayMs: number): Promise<T[]> {
    await new Promise((resolve) => setTimeout(resolve, delayMs));
    return this.#items.splice(0);
  }
  snapshot(): { items: readonly T[]; at: Date } {
    return { items: [...this.#items], at: new Date() };
  }
  *[Symbol.iterator](): Iterator<T> {
    yield* this.#items;
  }
}

export function* range(end: number): Generator<number> {
  for (let value = 0; value < end; value++) yield value;
}

export function debounce(callback: () => void, delayMs: number): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(callback, delayMs);
  };
}

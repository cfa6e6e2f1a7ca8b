import type { Product } from './types.ts';

export interface Leaf {
  readonly word: string;
  readonly products: Set<Product>;
  popularity: number;
}

class Node {
  readonly children = new Map<string, Node>();
  leaf: Leaf | undefined;
}

const NOTHING: ReadonlySet<Product> = new Set();

/** Words by their letters. A branch is cut off when nothing hangs on it any more. */
export class Trie {
  readonly #root = new Node();

  add(word: string, product: Product): void {
    let node = this.#root;
    for (const letter of word) {
      const child = node.children.get(letter) ?? new Node();
      node.children.set(letter, child);
      node = child;
    }
    node.leaf ??= { word, products: new Set(), popularity: 0 };
    node.leaf.products.add(product);
    node.leaf.popularity += product.popularity;
  }

  remove(word: string, product: Product): void {
    const path = [this.#root];
    for (const letter of word) path.push(path.at(-1)?.children.get(letter) as Node);
    const node = path.at(-1) as Node;
    const leaf = node.leaf as Leaf;
    leaf.products.delete(product);
    leaf.popularity -= product.popularity;
    if (leaf.products.size > 0) return;
    node.leaf = undefined;
    const letters = [...word];
    for (let depth = letters.length; depth > 0; depth -= 1) {
      const { children, leaf: other } = path[depth] as Node;
      if (children.size > 0 || other !== undefined) return;
      path[depth - 1]?.children.delete(letters[depth - 1] as string);
    }
  }

  find(word: string): ReadonlySet<Product> {
    return this.#walk(word)?.leaf?.products ?? NOTHING;
  }

  *below(beginning: string): Generator<Leaf> {
    const start = this.#walk(beginning);
    const nodes = start === undefined ? [] : [start];
    for (let node = nodes.pop(); node !== undefined; node = nodes.pop()) {
      if (node.leaf !== undefined) yield node.leaf;
      nodes.push(...node.children.values());
    }
  }

  #walk(word: string): Node | undefined {
    let node: Node | undefined = this.#root;
    for (const letter of word) node = node?.children.get(letter);
    return node;
  }
}

import { type Catalogue, createCatalogue, type Product, type SearchResult } from '../../starter/index.ts';

/** A product with believable values wherever none is given. */
export function makeProduct(id: string, fields: Partial<Product> = {}): Product {
  return { id, name: `Sekk ${id}`, priceCents: 49_900, popularity: 10, facets: { brand: ['Møre'] }, ...fields };
}

export function toLines(products: readonly Product[]): string {
  return products.map((product) => `${JSON.stringify(product)}\n`).join('');
}

export function open(...products: readonly Product[]): Catalogue {
  return createCatalogue(toLines(products));
}

/** Makes a catalogue when it is first asked for: within a test, where it may fail. */
export function once(make: () => Catalogue): () => Catalogue {
  let made: Catalogue | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** A catalogue of products with these names, whose ids are `1`, `2` … */
export function openNamed(...names: readonly string[]): Catalogue {
  return open(...names.map((name, index) => makeProduct(String(index + 1), { name })));
}

export function ids({ products }: SearchResult): string[] {
  return products.map(({ id }) => id);
}

/** `brand: *Møre 2, Voss 1`, with a star for what is ticked. */
export function describeFacets({ facets }: SearchResult): string[] {
  return facets.map(({ name, values }) => {
    const described = values.map(({ value, count, selected }) => `${selected ? '*' : ''}${value} ${count}`);
    return `${name}: ${described.join(', ')}`;
  });
}

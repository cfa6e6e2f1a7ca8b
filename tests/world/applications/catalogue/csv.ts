export type Row = { readonly sku: string; readonly name: string; readonly stock: number; readonly tags: string[] };

export function parseCsv(text: string): Row[] {
  return text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [sku = '', name = '', stock = '0', tags = ''] = line.split(';');
      return { sku, name, stock: Number(stock), tags: tags === '' ? [] : tags.split('|') };
    });
}

export function* csvLines(rows: readonly Row[]): Generator<string, undefined> {
  yield 'sku;name;stock;tags\n';
  for (const { sku, name, stock, tags } of rows) yield `${sku};${name};${stock};${tags.join('|')}\n`;
  return undefined;
}

export function encodeCursor(sku: string): string {
  return btoa(JSON.stringify({ sku }));
}

/** The SKU that a cursor stands for; the empty one at the start, undefined for what is no cursor. */
export function decodeCursor(cursor: string | undefined): string | undefined {
  if (cursor === undefined) return '';
  try {
    const { sku } = JSON.parse(atob(cursor));
    return typeof sku === 'string' ? sku : undefined;
  } catch {
    return undefined;
  }
}

/** Thirteen digits, whichever way the ISBN was written; `undefined` if it is none. */
export function parseIsbn(text: string): string | undefined {
  const isbn = text.replace(/[- ]/g, '').toUpperCase();
  if (/^97[89]\d{10}$/.test(isbn)) return isbn === withCheckDigit(isbn.slice(0, 12)) ? isbn : undefined;
  if (!/^\d{9}[\dX]$/.test(isbn) || weigh10(isbn) % 11 !== 0) return undefined;
  return withCheckDigit(`978${isbn.slice(0, 9)}`);
}

function withCheckDigit(twelve: string): string {
  const sum = Array.from(twelve, (digit, index) => Number(digit) * (index % 2 === 0 ? 1 : 3)).reduce((a, b) => a + b);
  return `${twelve}${(10 - (sum % 10)) % 10}`;
}

function weigh10(isbn: string): number {
  return Array.from(isbn, (digit, index) => (digit === 'X' ? 10 : Number(digit)) * (10 - index)).reduce(
    (a, b) => a + b,
  );
}

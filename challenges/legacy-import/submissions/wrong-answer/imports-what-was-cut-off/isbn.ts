function withCheckDigit(twelve: string): string {
  const sum = Array.from(twelve, (digit, index) => Number(digit) * (index % 2 === 0 ? 1 : 3)).reduce((a, b) => a + b);
  return `${twelve}${(10 - (sum % 10)) % 10}`;
}

function weigh10(isbn: string): number {
  return Array.from(isbn, (digit, index) => (digit === 'X' ? 10 : Number(digit)) * (10 - index)).reduce(
    (a, b) => a + b,
  );
}

/** Thirteen digits, whichever way the ISBN was written; `undefined` if it is none. */
export function parseIsbn(text: string): string | undefined {
  const isbn = text.replace(/[- ]/g, '').toUpperCase();
  if (/^\d{9}[\dX]$/.test(isbn)) return weigh10(isbn) % 11 === 0 ? withCheckDigit(`978${isbn.slice(0, 9)}`) : undefined;
  return /^97[89]\d+$/.test(isbn) && isbn === withCheckDigit(isbn.slice(0, 12)) ? isbn : undefined;
}

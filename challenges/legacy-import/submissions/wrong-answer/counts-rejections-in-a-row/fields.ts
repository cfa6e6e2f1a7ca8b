function findSeparator(text: string, from: number, separator: string): number {
  const at = text.indexOf(separator, from);
  return at === -1 ? text.length : at;
}

function findClosingQuote(text: string, openedAt: number): number | undefined {
  let at = text.indexOf('"', openedAt + 1);
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at === -1 ? undefined : at;
}

/** The fields of a row; `open` where its last quote may be closed on a later line, `broken` where that would not help. */
export function splitFields(text: string, separator: string): string[] | 'open' | 'broken' {
  const fields: string[] = [];
  let at = 0;
  for (;;) {
    const isQuoted = text[at] === '"';
    const end = isQuoted ? findClosingQuote(text, at) : findSeparator(text, at, separator);
    if (end === undefined) return 'open';
    fields.push(isQuoted ? text.slice(at + 1, end).replaceAll('""', '"') : text.slice(at, end));
    at = isQuoted ? end + 1 : end;
    if (at === text.length) return fields;
    if (text[at] !== separator) return 'broken';
    at += 1;
  }
}

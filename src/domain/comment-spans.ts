export type Span = { readonly start: number; readonly end: number };

/**
 * Where the comments of JavaScript and TypeScript are, in order. Strings and templates are told apart from them; what
 * is within a template's `${}` counts as the template, and a regular expression that holds a quote or `//` may mislead
 * it for the rest of its line.
 */
export function commentSpans(code: string): Span[] {
  const spans: Span[] = [];
  const token = /\/\/[^\n]*|\/\*|["'`]/g;
  for (let found = token.exec(code); found !== null; found = token.exec(code)) {
    const start = found.index;
    const [text] = found;
    if (text.startsWith('//')) {
      spans.push({ start, end: token.lastIndex });
    } else if (text === '/*') {
      const close = code.indexOf('*/', start + 2);
      const end = close === -1 ? code.length : close + 2;
      spans.push({ start, end });
      token.lastIndex = end;
    } else {
      token.lastIndex = endOfString(code, start + 1, text);
    }
  }
  return spans;
}

/** A string ends with its line at the latest, a template with the text. */
function endOfString(code: string, from: number, quote: string): number {
  for (let at = from; at < code.length; at += 1) {
    const char = code[at];
    if (char === '\\') at += 1;
    else if (char === quote || (char === '\n' && quote !== '`')) return at + 1;
  }
  return code.length;
}

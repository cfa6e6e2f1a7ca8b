export type Parse = (text: string) => unknown;

/** An array as Postgres writes it: `{1,NULL,"a b",{2}}`. Bounds before it, as in `[0:1]={…}`, are left out. */
export function parseArray(text: string, parse: Parse): unknown[] {
  let at = text.indexOf('{');

  function readQuoted(): string {
    let content = '';
    for (at += 1; at < text.length && text[at] !== '"'; at += 1) {
      if (text[at] === '\\') at += 1;
      content += text[at];
    }
    at += 1;
    return content;
  }

  function readPlain(): unknown {
    const start = at;
    while (at < text.length && text[at] !== ',' && text[at] !== '}') at += 1;
    const content = text.slice(start, at);
    return content === 'NULL' ? null : parse(content);
  }

  function readList(): unknown[] {
    const list: unknown[] = [];
    at += 1;
    while (at < text.length && text[at] !== '}') {
      if (text[at] === ',') at += 1;
      else if (text[at] === '{') list.push(readList());
      else if (text[at] === '"') list.push(parse(readQuoted()));
      else list.push(readPlain());
    }
    at += 1;
    return list;
  }

  return at === -1 ? [] : readList();
}

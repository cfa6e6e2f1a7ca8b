/** What is typed or pasted, as the table that the server takes, and how many lines were put before it. */
export type People = { readonly csv: string; readonly linesAdded: number };

const COLUMN_OF_PEOPLE = /^(candidate|e[- _]?mail)$/i;

/** A list of addresses, with or without names, is a table without its first line. */
export function readPeople(people: string): People {
  const [first = ''] = people.trimStart().split(/\r?\n/, 1);
  const cells = first.split(/[,;\t]/).map((cell) => cell.trim().replaceAll(/^"|"$/g, ''));
  const isTable = first === '' || cells.some((cell) => COLUMN_OF_PEOPLE.test(cell));
  if (isTable) return { csv: people, linesAdded: 0 };
  return { csv: `candidate,name,portfolio\n${people.replaceAll(/^([^,;\t\n]+)[;\t]/gm, '$1,')}`, linesAdded: 1 };
}

/** Where the server found something wrong, as the one who typed it counts: `csv line 3` of a table is `line 2` of a list. */
export function typedLine(path: string, people: string): string {
  const { linesAdded } = readPeople(people);
  return path
    .replace(/^csv line (\d+)$/, (_, line) => `line ${Number(line) - linesAdded}`)
    .replace(/^(csv|candidates.*)$/, 'list');
}

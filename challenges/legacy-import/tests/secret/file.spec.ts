import { describe, expect, it } from 'vitest';
import { toBytes, windows1252 } from '../support/halvorsen.ts';
import { HEADER, importFile, importRows, makeIsbn, makeRow, makeRows, titles } from '../support/night.ts';

/** A row whose title is written just so. */
function titled(title: string, nth = 1): string {
  return `${makeIsbn(nth)};${title};1;5;`;
}

describe('chunks', () => {
  const file = [
    new Uint8Array([0xef, 0xbb, 0xbf]),
    toBytes(HEADER.replace('\n', '\r\n')),
    toBytes(`${titled('"Ärger\r\nmit ""€""; 😀"', 1)}\r\n\r\n`),
    windows1252(`${titled('Façade', 2)}\r\n`),
    toBytes(`${titled('"Open', 3)}\n${titled('Ende')}`),
  ];
  const bytes = Uint8Array.from(file.flatMap((part) => [...part]));

  it.each([1, 2, 3, 7, bytes.length])('of %i bytes make no difference [R1]', async (size) => {
    const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
      bytes.slice(index * size, (index + 1) * size),
    );
    const { report, stock } = await importFile(...chunks);

    expect(report).toEqual({ status: 'complete', reason: null, deliveries: 2, issues: 2 });
    expect(stock.titles).toEqual(['Ärger mit "€"; 😀', 'Façade']);
    expect(stock.complaints).toEqual(['6 quotes', '7 duplicate']);
  });
});

describe('encodings', () => {
  it('are told row by row [R2]', async () => {
    const { stock } = await importFile(
      HEADER,
      `${titled('Zoë', 1)}\n`,
      windows1252(`${titled('Zoë', 2)}\n`),
      `${titled('漢字 🜁', 3)}\n`,
      windows1252(`${titled('"É\nÉ"', 4)}\n`),
      `${titled('Zoë', 5)}\n`,
    );
    expect(stock.titles).toEqual(['Zoë', 'Zoë', '漢字 🜁', 'É É', 'Zoë']);
  });

  it('are windows-1252 and not Latin-1 [R2]', async () => {
    const { stock } = await importFile(
      HEADER,
      `${makeIsbn(1)};`,
      new Uint8Array([0x93, 0x44, 0x6f, 0x6e, 0x92, 0x74, 0x94, 0x20, 0x96, 0x20, 0x8a]),
      ';1;',
      new Uint8Array([0x80]),
      ' 5,00;\n',
    );
    expect(stock.deliveries).toEqual([
      { isbn: makeIsbn(1), title: '“Don’t” – Š', copies: 1, priceCents: 500, publishedOn: null },
    ]);
  });

  it('are told for a row as a whole, all its lines and fields [R2]', async () => {
    // An ä in UTF-8 on the first line, and one in windows-1252 on the second: the row is windows-1252.
    const { stock } = await importFile(HEADER, `${makeIsbn(1)};"ä\n`, new Uint8Array([0xe4]), '";1;5;\n');
    expect(stock.titles).toEqual(['Ã¤ ä']);
  });

  it('do not depend on a byte order mark, which is no part of a name [R2, R4]', async () => {
    const { report, stock } = await importFile(
      `\uFEFF${HEADER}${titled('Zoë', 1)}\n`,
      windows1252(`${titled('Zoë', 2)}\n`),
    );
    expect(report.status).toBe('complete');
    expect(stock.titles).toEqual(['Zoë', 'Zoë']);
  });
});

describe('lines', () => {
  it('end as they like, also the last one [R3]', async () => {
    for (const end of ['', '\n', '\r\n']) {
      const { stock } = await importFile(
        `${HEADER}${makeRow(1)}\r\n${makeRow(2)}\n${makeRow(3)}\r\n${makeRow(4)}${end}`,
      );
      expect(stock.titles, JSON.stringify(end)).toEqual(titles(4));
      expect(stock.deliveries.at(-1)?.publishedOn).toBe('2026-02-20');
    }
  });

  it('do not end at a carriage return alone [R3, R9]', async () => {
    const { stock } = await importFile(`${HEADER}${titled('A\rB')}\n${titled('\r')}\n\rx\n`);
    expect(stock.titles).toEqual(['A B']);
    expect(stock.complaints).toEqual(['3 title', '4 fields']);
  });

  it('are skipped and counted when there is nothing in them [R3, R9]', async () => {
    const { report, stock } = await importFile(`${HEADER}\n\r\n${makeRow(1)}\n\n\n${titled('')}\n \n""\n\n`);
    expect(report).toMatchObject({ deliveries: 1, issues: 3 });
    expect(stock.complaints).toEqual(['7 title', '8 fields', '9 fields']);
  });

  it('are counted within quoted fields too [R9]', async () => {
    const { stock } = await importFile(
      `${HEADER}${titled('"One\r\n\r\nTwo\nThree"')}\n${titled('')}\n${titled('"\n"', 3)}\n${titled('')}\n`,
    );
    expect(stock.titles).toEqual(['One Two Three']);
    expect(stock.complaints).toEqual(['6 title', '7 title', '9 title']);
  });
});

describe('the header', () => {
  it('says where the columns are, and which are of no interest [R4]', async () => {
    const { stock } = await importFile(
      ` PRICE ;Shelf;Title;  isbn;Branch;coPies\n9,99;C4;"One; two";${makeIsbn(1)};"north\nby\nwest";7\n`,
    );
    expect(stock.deliveries).toEqual([
      { isbn: makeIsbn(1), title: 'One; two', copies: 7, priceCents: 999, publishedOn: null },
    ]);
  });

  it.each([';', ',', '\t'])('separates columns by %j, and so does the file [R5]', async (separator) => {
    const others = [';', ',', '\t'].filter((each) => each !== separator);
    const header = ['Isbn', `x${others.join('')}`, 'Title', 'Copies', 'Price'].join(separator);
    const row = [makeIsbn(1), '', `a${others.join('-')}b`, '1', '5'].join(separator);
    const quoted = [makeIsbn(2), '', `"a${separator}b"`, '1', '"5"'].join(separator);
    const { report, stock } = await importFile(`${header}\n${row}\n${quoted}\n`);

    expect(report).toMatchObject({ deliveries: 2, issues: 0 });
    expect(stock.titles.map((title) => title.replaceAll(/\s/g, '\t'))).toEqual([
      `a${others.join('-')}b`,
      `a${separator}b`,
    ]);
  });

  it('must have what is needed, or nothing is written [R4, R23]', async () => {
    const names = ['isbn', 'title', 'copies', 'price', 'published'];
    for (const missing of names) {
      const header = names.filter((name) => name !== missing);
      const { report, stock } = await importFile(
        `${header.join(';')}\n${missing === 'published' ? `${makeIsbn(1)};Book;1;5` : makeRow(1)}\n`,
      );
      if (missing === 'published') {
        expect(report.status).toBe('complete');
        expect(stock.deliveries.map(({ publishedOn }) => publishedOn)).toEqual([null]);
      } else {
        expect(report, missing).toEqual({ status: 'failed', reason: 'header', deliveries: 0, issues: 0 });
        expect(stock.commits).toEqual([]);
      }
    }
  });

  it('is missing in an empty file, and may be all that there is [R4, R19]', async () => {
    for (const file of [[], ['\n'], [`\n${HEADER}${makeRow(1)}\n`], ['isbn\n'], ['\uFEFF']]) {
      const { report, stock } = await importFile(...file);
      expect(report, JSON.stringify(file)).toEqual({ status: 'failed', reason: 'header', deliveries: 0, issues: 0 });
      expect(stock.commits).toEqual([]);
    }
    for (const file of [HEADER, HEADER.trim(), `${HEADER}\n\r\n`]) {
      const { report, stock } = await importFile(file);
      expect(report).toEqual({ status: 'complete', reason: null, deliveries: 0, issues: 0 });
      expect(stock.commits).toEqual([]);
    }
  });
});

describe('quotes', () => {
  it('hold separators, line breaks and doubled quotes [R6]', async () => {
    const { stock } = await importRows(
      titled('"a;b"', 1),
      titled('"say ""hi"""', 2),
      titled('""""', 3),
      titled('"""a"""', 4),
      `"${makeIsbn(5)}";"e";"2";"1,50";"2026-01-31"`,
      titled('"1\r\n2\n3\n4\n5"', 6),
      `${makeIsbn(7)};g;1;5;""`,
    );
    expect(stock.titles).toEqual(['a;b', 'say "hi"', '"', '"a"', 'e', '1 2 3 4 5', 'g']);
    expect(stock.complaints).toEqual([]);
  });

  it('are ordinary characters elsewhere [R6]', async () => {
    const { stock } = await importRows(
      titled('A 7" single', 1),
      titled('a "b" c', 2),
      titled('x"', 3),
      titled(' "y"', 4),
    );
    expect(stock.titles).toEqual(['A 7" single', 'a "b" c', 'x"', '"y"']);
  });

  it('are wrong when something follows the closing one [R7]', async () => {
    const { stock } = await importRows(
      titled('"a" ', 1),
      titled('"a"b', 2),
      titled('"a""b" c"', 3),
      `"${makeIsbn(4)}"x;d;1;5;`,
      `${makeIsbn(5)};e;1;5;""2026-01-31"`,
      titled('"f"', 6),
    );
    expect(stock.complaints).toEqual(['2 quotes', '3 quotes', '4 quotes', '5 quotes', '6 quotes']);
    expect(stock.titles).toEqual(['f']);
  });

  it('are wrong together with the first line of their row, and the others are read again [R7, R9]', async () => {
    const { stock } = await importRows(
      titled('"one\ntwo" three', 1),
      makeRow(1),
      `${makeRow(2)}\n${titled('"\n"x', 3)}`,
    );
    expect(stock.complaints).toEqual(['2 quotes', '3 fields', '6 quotes', '7 quotes']);
    expect(stock.titles).toEqual(titles(2));
  });

  it('may be open for five lines and no longer [R7]', async () => {
    const { stock } = await importRows(titled('"1\n2\n3\n4\n5"', 1), titled('"1\n2\n3\n4\n5\n6"', 2), makeRow(3));
    expect(stock.titles).toEqual(['1 2 3 4 5', 'Book 3']);
    // Line 7 is where the second row begins; its last line begins a row of its own, with a quote in the middle.
    expect(stock.complaints).toEqual(['7 quotes', '8 fields', '9 fields', '10 fields', '11 fields', '12 fields']);
  });

  it('that are forgotten lose no row behind them [R7, R22]', async () => {
    const { report, stock } = await importRows(
      titled('"Open', 11),
      makeRow(1),
      titled('"Open, too', 12),
      makeRow(2),
      titled('"fine"', 13),
      makeRow(3),
      makeRow(4),
      makeRow(5),
      makeRow(6),
      makeRow(7),
    );
    // The first quote is closed by the third row's, and something follows it; and so on.
    expect(stock.complaints).toEqual(['2 quotes', '4 quotes']);
    expect(stock.titles).toEqual([...titles(2), 'fine', ...titles(5, 3)]);
    expect(report).toMatchObject({ deliveries: 8, issues: 2 });
  });

  it('that are open at the end of the file cost one line each [R7]', async () => {
    const { stock } = await importFile(`${HEADER}${titled('"Open', 9)}\n${makeRow(1)}\n${makeRow(2)}`);
    expect(stock.complaints).toEqual(['2 quotes']);
    expect(stock.titles).toEqual(titles(2));

    const { stock: other } = await importFile(`${HEADER}${makeRow(1)}\n"`);
    expect(other.complaints).toEqual(['3 quotes']);
  });
});

describe('rows', () => {
  it('have as many fields as the header [R8]', async () => {
    const { stock } = await importRows(
      `${makeIsbn(1)};Four;1;5`,
      `${makeIsbn(1)};Six;1;5;;`,
      `${makeIsbn(1)}`,
      ';',
      `${makeIsbn(1)};Five;1;5;`,
    );
    expect(stock.complaints).toEqual(['2 fields', '3 fields', '4 fields', '5 fields']);
    expect(stock.titles).toEqual(['Five']);
  });

  it('are all told of, good or bad [R22, R23]', async () => {
    const { report, stock } = await importFile(HEADER + makeRows(5) + makeRows(2, 4) + makeRows(3, 6));
    expect(report).toEqual({ status: 'complete', reason: null, deliveries: 8, issues: 2 });
    expect(stock.complaints).toEqual(['7 duplicate', '8 duplicate']);
  });
});

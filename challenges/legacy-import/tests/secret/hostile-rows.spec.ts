import { describe, expect, it } from 'vitest';
import { importFile, importRows, makeIsbn, makeRow, titles } from '../support/night.ts';

describe('what comes from outside', () => {
  it('may name a column like something in JavaScript [R4]', async () => {
    const { report, stock } = await importFile(
      `constructor;__proto__;isbn;toString;title;copies;price;length\n1;2;${makeIsbn(1)};4;Fine;1;5;0\n`,
    );
    expect(report).toMatchObject({ status: 'complete', deliveries: 1 });
    expect(stock.titles).toEqual(['Fine']);

    const { report: other } = await importFile(`constructor;__proto__;title;toString\n1;2;3;4\n`);
    expect(other).toMatchObject({ status: 'failed', reason: 'header' });
  });

  it('stays text, formula or not [R11]', async () => {
    const strange = ['=HYPERLINK(A1)', '+1', '-1', '@x', '<script>', "' or 1=1 --", 'a\u0000b', '$&', '__proto__'];
    const { stock } = await importRows(...strange.map((title, index) => `${makeIsbn(index)};${title};1;5;`));
    expect(stock.titles).toEqual(strange);
  });

  it('writes numbers with our digits only [R10, R12, R13, R14]', async () => {
    const { stock } = await importRows(
      '９７８３１６１４８４１００;A;1;5;',
      `${makeIsbn(1)};A;١;5;`,
      `${makeIsbn(1)};A;1;５;`,
      `${makeIsbn(1)};A;1;5;２０２６-03-01`,
      `${makeIsbn(1)};A;Infinity;5;`,
      `${makeIsbn(1)};A;1;NaN;`,
    );
    expect(stock.complaints).toEqual(['2 isbn', '3 copies', '4 price', '5 published', '6 copies', '7 price']);
  });

  it('cannot keep the import busy with one long value [R10, R11, R12, R13, R14]', async () => {
    const long = (piece: string) => piece.repeat(Math.floor(3_900 / piece.length));
    const hostile = ['9', '1.', '1,234', ' 1', '- ', '€ ', "1'111", '0'].flatMap((piece) => [
      `${long(piece)}x;A;1;5;`,
      `${makeIsbn(1)};A;${long(piece)}x;5;`,
      `${makeIsbn(1)};A;1;${long(piece)}x;`,
      `${makeIsbn(1)};A;1;5;${long(piece)}x`,
    ]);
    const { stock } = await importRows(...hostile, `${makeIsbn(1)};${long('a \t')};1;5;`, makeRow(2));

    expect(stock.complaints).toEqual(
      hostile.map((_, index) => `${index + 2} ${['isbn', 'copies', 'price', 'published'][index % 4]}`),
    );
    expect(stock.titles).toEqual([long('a ').slice(0, 2_599), 'Book 2']);
  });

  it('cannot hide rows behind quotes, however many [R7]', async () => {
    const rows = (first: number) => Array.from({ length: 5 }, (_, index) => makeRow(first + index));
    const { stock } = await importRows(
      '"'.repeat(999),
      ...rows(1),
      `"${'""'.repeat(999)}x`,
      ...rows(6),
      '"',
      ...rows(11),
    );
    expect(stock.titles).toEqual(titles(15));
    expect(stock.complaints).toEqual(['2 quotes', '8 quotes', '14 quotes']);
  });
});

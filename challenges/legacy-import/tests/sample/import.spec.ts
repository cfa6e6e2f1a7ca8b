import { describe, expect, it } from 'vitest';
import { windows1252 } from '../support/halvorsen.ts';
import { HEADER, importFile, importRows, makeRow, makeRows, openNight, titles } from '../support/night.ts';

const EXAMPLE = `ISBN;Title;Copies;Price;Published;Shelf
978-3-16-148410-0;"Salt;
a history";12;€ 18,50;01.03.2026;C4
0-306-40615-2;Winter in Åre;1.200;24.00;;C5
9780306406157;Winter in Åre;5;24.00;20260220;C5
978-3-16-148410-1;The wrong digit;1;9,99;;A1
`;

describe('an import', () => {
  it('does what the example says [R9, R10, R16]', async () => {
    const { report, stock } = await importFile(EXAMPLE);

    expect(report).toEqual({ status: 'complete', reason: null, deliveries: 2, issues: 2 });
    expect(stock.deliveries).toEqual([
      { isbn: '9783161484100', title: 'Salt; a history', copies: 12, priceCents: 1850, publishedOn: '2026-03-01' },
      { isbn: '9780306406157', title: 'Winter in Åre', copies: 1200, priceCents: 2400, publishedOn: null },
    ]);
    expect(stock.issues).toEqual([
      { line: 5, reason: 'duplicate' },
      { line: 6, reason: 'isbn' },
    ]);
  });

  it('reads rows of two encodings in one file [R2]', async () => {
    const { stock } = await importFile(
      HEADER,
      windows1252('9783161484100;Façade;1;5;\n'),
      '9780306406157;Smörgåsbord;1;5;\n',
    );
    expect(stock.titles).toEqual(['Façade', 'Smörgåsbord']);
  });

  it('gets over a forgotten quote [R7]', async () => {
    const { stock } = await importRows('9783161484100;"Open;1;5;', makeRow(1), makeRow(2));
    expect(stock.complaints).toEqual(['2 quotes']);
    expect(stock.titles).toEqual(titles(2));
  });

  it('downloads the file again when the server is busy [R17]', async () => {
    const { run, halvorsen } = openNight({ file: [HEADER, makeRows(3)], script: [503] });

    await expect(run()).resolves.toMatchObject({ status: 'complete', deliveries: 3 });
    const [first, second] = halvorsen.calls.map(({ at }) => at);
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(5_000);
    expect((second ?? 0) - (first ?? 0)).toBeLessThanOrEqual(10_100);
  });

  it('asks how far it is when a commit fails, and writes nothing twice [R21]', async () => {
    const { run, stock } = openNight({ file: [HEADER, makeRows(3)] });
    stock.fault = (nth) => (nth === 2 ? 'rejects-after' : undefined);

    await expect(run()).resolves.toEqual({ status: 'complete', reason: null, deliveries: 3, issues: 0 });
    expect(stock.titles).toEqual(titles(3));
  });
});

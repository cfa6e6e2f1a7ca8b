import { describe, expect, it } from 'vitest';
import { Halvorsen, streamOf } from '../support/halvorsen.ts';
import { HEADER, makeIsbn, makeRow, makeRows, openNight, openNightOf, titles } from '../support/night.ts';
import { Stock } from '../support/stock.ts';

describe('a big file', () => {
  it('of 3,000 rows is imported within the limits [R25]', async () => {
    // Every tenth row has a quote that is never closed, and every tenth is there a second time.
    const rows = Array.from({ length: 3_000 }, (_, index) => {
      if (index % 10 === 4) return `${makeIsbn(index)};"Open ${index};3;12,90;\n`;
      return `${makeRow(index % 10 === 9 ? index - 9 : index)}\n`;
    });
    const { run, stock } = openNight({ file: [HEADER, ...chunksOf(rows.join(''), 4_096)] });

    await expect(run()).resolves.toEqual({ status: 'complete', reason: null, deliveries: 2_400, issues: 600 });
    expect(stock.deliveries.length).toBe(2_400);
    expect(stock.complaints.filter((complaint) => complaint.endsWith(' quotes')).length).toBe(300);
    expect(stock.complaints[0]).toBe('6 quotes');
    expect(stock.complaints[1]).toBe('11 duplicate');
  });

  it('is read no further than the database has come [R24]', async () => {
    const stock = new Stock();
    let read = 0;
    let mostAhead = 0;
    function* file(): Generator<string> {
      yield HEADER;
      for (let first = 1; first <= 1_500; first += 10) yield makeRows(10, first);
    }
    const onPull = (): void => {
      read += 1;
      mostAhead = Math.max(mostAhead, 10 * (read - 1) - stock.deliveries.length);
    };
    // While a commit is under way, whoever reads on may do so for a second.
    stock.onCommit = () => new Promise((resolve) => setTimeout(resolve, 1_000));
    const { run } = openNightOf(new Halvorsen(() => streamOf(file(), { onPull })), stock);

    await expect(run()).resolves.toMatchObject({ status: 'complete', deliveries: 1_500 });
    expect(stock.titles).toEqual(titles(1_500));
    // Twenty chunks may be on their way to whoever reads them.
    expect(mostAhead).toBeLessThanOrEqual(1_200);
  });

  it('of long lines needs no more memory than one of short ones [R24]', async () => {
    const filling = 'x'.repeat(3_500);
    const stock = new Stock();
    function* file(): Generator<string> {
      yield `remarks;${HEADER}`;
      for (let nth = 1; nth <= 300; nth += 20) {
        yield Array.from({ length: 20 }, (_, index) => `${filling};${makeRow(nth + index)}\n`).join('');
      }
    }
    const { run } = openNightOf(new Halvorsen(() => streamOf(file())), stock);

    await expect(run()).resolves.toMatchObject({ status: 'complete', deliveries: 300 });
    expect(stock.titles).toEqual(titles(300));
  });
});

function chunksOf(text: string, length: number): string[] {
  return Array.from({ length: Math.ceil(text.length / length) }, (_, index) =>
    text.slice(index * length, (index + 1) * length),
  );
}

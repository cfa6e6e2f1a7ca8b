import { describe, expect, it } from 'vitest';
import { importRows, makeIsbn } from '../support/night.ts';

/** Imports a row for each value, put in the place of `?`, and tells what became of it. */
async function readEach(row: string, values: readonly string[]): Promise<Record<string, unknown>[]> {
  const { stock } = await importRows(
    ...values.map((value, index) => row.replace('#', makeIsbn(index)).replace('?', () => value)),
  );
  const reasons = new Map(stock.issues.map(({ line, reason }) => [line, reason]));
  const good = [...stock.deliveries];
  return values.map((written, index) => {
    const reason = reasons.get(index + 2);
    return reason === undefined ? { written, ...good.shift() } : { written, reason };
  });
}

function allWrong(values: readonly string[], reason: string): unknown[] {
  return values.map((written) => ({ written, reason }));
}

describe('an ISBN', () => {
  it('becomes thirteen digits from any spelling [R10]', async () => {
    const spellings = [
      ['978-3-16-148410-0', '9783161484100'],
      ['9780306406157', '9780306406157'],
      ['979-10-90636-07-1', '9791090636071'],
      ['0-8044-2957-X', '9780804429573'],
      ['155404295x', '9781554042951'],
      [' 0 19 853453 1 ', '9780198534532'],
      ['99921-58-10-7', '9789992158104'],
      ['978 0-9 752298 0-4', '9780975229804'],
      ['9-7-8-1-8-6-1-9-7-2-7-1-2', '9781861972712'],
    ] as const;
    const actual = await readEach(
      '?;A;1;5;',
      spellings.map(([written]) => written),
    );
    expect(actual.map(({ written, isbn, reason }) => [written, isbn ?? reason])).toEqual(spellings);
  });

  it('is wrong with another check digit, length, beginning or character [R10]', async () => {
    const wrong = [
      '9783161484101',
      '978316148410',
      '97831614841000',
      '9773161484103',
      '1978316148411',
      '9783\t61484101',
      '9803161484107',
      '0306406153',
      '030640615',
      '03064061522',
      'X306406152',
      '030640X152',
      '978316148410X',
      '978_3_16_148410_0',
      '9783161484l00',
      'ISBN 9783161484100',
      '',
      '-',
    ];
    expect(await readEach('?;A;1;5;', wrong)).toEqual(allWrong(wrong, 'isbn'));
  });

  it('knows each digit by its place [R10]', async () => {
    const wrong = ['9783161484010', '9783164184100', '0306460152', '3006406152'];
    expect(await readEach('?;A;1;5;', wrong)).toEqual(allWrong(wrong, 'isbn'));
  });
});

describe('a title', () => {
  it('has single spaces, and none around it [R11]', async () => {
    const { stock } = await importRows(
      `${makeIsbn(1)};  A  B\tC ;1;5;`,
      `${makeIsbn(2)};" D\n \r\n E\n";1;5;`,
      `${makeIsbn(3)};f;1;5;`,
    );
    expect(stock.titles).toEqual(['A B C', 'D E', 'f']);
  });

  it('is wrong when there is none [R11]', async () => {
    const wrong = ['', '  ', '""', '" \n "'.replace('\n', ' ')];
    expect(await readEach('#;?;1;5;', wrong)).toEqual(allWrong(wrong, 'title'));
  });
});

describe('copies', () => {
  it('are whole numbers, with or without separators [R12]', async () => {
    const good = ['1', '49.999', '50000', '50,000', '1 200', "1'200", '007', ' 12 ', '999'];
    const actual = await readEach('#;A;?;5;', good);
    expect(actual.map(({ copies }) => copies)).toEqual([1, 49_999, 50_000, 50_000, 1_200, 1_200, 7, 12, 999]);
  });

  it('are wrong when they are none, too many, parts or no number [R12]', async () => {
    const wrong = [
      '0',
      '50001',
      '50.001',
      '',
      '1,5',
      '2,00',
      '2.0',
      '-1',
      '+1',
      '12 EUR',
      'x',
      '1.20.0',
      '1,2000',
      '1.200.00',
    ];
    expect(await readEach('#;A;?;5;', wrong)).toEqual(allWrong(wrong, 'copies'));
  });
});

describe('a price', () => {
  it('is read in every spelling of the table [R13]', async () => {
    const spellings: Readonly<Record<string, number>> = {
      '12,90': 1290,
      '12.9': 1290,
      '€ 12.90': 1290,
      '12,90EUR': 1290,
      '12,9 €': 1290,
      'EUR  12,90': 1290,
      '€12,90': 1290,
      '1.234,50': 123450,
      '1,234.5': 123450,
      '1 234,50': 123450,
      "1'234.50": 123450,
      '1 234.50': 123450,
      '1.234': 123400,
      '1,234': 123400,
      '1 234': 123400,
      "1'234": 123400,
      '1234': 123400,
      '1234.56': 123456,
      '0.001.234,5': 123450,
    };
    const actual = await readEach('#;A;1;?;', Object.keys(spellings));
    expect(actual.map(({ written, priceCents }) => [written, priceCents])).toEqual(Object.entries(spellings));
  });

  it('is exact to the cent, from nothing to the most there is [R13]', async () => {
    const spellings: Readonly<Record<string, number>> = {
      '0': 0,
      '0,00': 0,
      '0,01': 1,
      '19,99': 1999,
      '1.15': 115,
      '4.35': 435,
      '8,2': 820,
      '1001,10': 100110,
      '00012': 1200,
      '99.999,99': 9_999_999,
      '99 999': 9_999_900,
      '12': 1200,
      '123': 12300,
      '123,4': 12340,
    };
    const actual = await readEach('#;A;1;?;', Object.keys(spellings));
    expect(actual.map(({ written, priceCents }) => [written, priceCents])).toEqual(Object.entries(spellings));
  });

  it('is wrong in any other spelling [R13]', async () => {
    const wrong = [
      '',
      '12,',
      ',50',
      '-3',
      '12,-',
      '1e3',
      '12.345.6',
      '0.001.2',
      '0.001,234',
      'free',
      '1234.567',
      '1.234.50',
      '1,234,5',
      '1,234.567',
      '1.2345',
      '1.234 567',
      '1.23,456',
      '.234',
      '1..234',
      '12 90',
      "12'90",
      '12 .90',
      '€',
      '€ 12 €',
      '$12',
      '12 USD',
      '1€2',
      '0x10',
      '100000',
      '100.000,00',
      '1.000.000',
    ];
    expect(await readEach('#;A;1;?;', wrong)).toEqual(allWrong(wrong, 'price'));
  });
});

describe('a day of publication', () => {
  it('is read in four spellings, or is not there [R14]', async () => {
    const spellings: Readonly<Record<string, string | null>> = {
      '2026-03-01': '2026-03-01',
      '20260301': '2026-03-01',
      '01.03.2026': '2026-03-01',
      '1.3.2026': '2026-03-01',
      '01/03/2026': '2026-03-01',
      '1/12/2026': '2026-12-01',
      '31.12.1999': '1999-12-31',
      '2024-02-29': '2024-02-29',
      '29/2/2000': '2000-02-29',
      ' 30.4.2026 ': '2026-04-30',
      '': null,
      ' ': null,
    };
    const actual = await readEach('#;A;1;5;?', Object.keys(spellings));
    expect(actual.map(({ written, publishedOn }) => [written, publishedOn])).toEqual(Object.entries(spellings));
  });

  it('is wrong when it is no day, or in any other spelling [R14]', async () => {
    const wrong = [
      '2026-02-29',
      '2025-02-30',
      '20260431',
      '31.4.2026',
      '29.02.1900',
      '2026-13-01',
      '2026-00-10',
      '2026-01-00',
      '13/32/2026',
      '12/13/2026',
      '2026-3-1',
      '1.3.26',
      '1-3-2026',
      '2026/03/01',
      '2026.03.01',
      '1.3/2026',
      '202603011',
      '2026-03-01T00:00:00Z',
      '001.3.2026',
      '1.003.2026',
      '1/3/20266',
      '1.3.20266',
      'x2026-03-01',
      'x20260301',
      'x1.3.2026',
      'x1/3/2026',
      'soon',
      '-',
    ];
    expect(await readEach('#;A;1;5;?', wrong)).toEqual(allWrong(wrong, 'published'));
  });
});

describe('a row', () => {
  it('has the first of its reasons [R15]', async () => {
    const { stock } = await importRows(
      'x;"a"b',
      'x;;;;;;',
      'x;;x;x;x',
      `${makeIsbn(1)};;x;x;x`,
      `${makeIsbn(1)};A;x;x;x`,
      `${makeIsbn(1)};A;1;x;x`,
      `${makeIsbn(1)};A;1;5;x`,
      `${makeIsbn(1)};A;1;5;`,
      `${makeIsbn(1)};A;1;5;x`,
      `${makeIsbn(1)};;1;5;`,
      `${makeIsbn(1)};A;1;5;`,
    );
    const reasons = [
      'quotes',
      'fields',
      'isbn',
      'title',
      'copies',
      'price',
      'published',
      undefined,
      'published',
      'title',
    ];
    expect(stock.complaints).toEqual(
      [...reasons, 'duplicate'].flatMap((reason, index) => (reason === undefined ? [] : [`${index + 2} ${reason}`])),
    );
  });

  it('is a duplicate in any spelling of an ISBN that was good before [R16]', async () => {
    const { stock } = await importRows(
      '0-306-40615-2;First;0;5;',
      '0-306-40615-2;Second;1;5;',
      '9780306406157;Third;1;5;',
      '978-0-306-40615-7;Fourth;1;5;',
      '0306406152;Fifth;1;5;',
    );
    expect(stock.titles).toEqual(['Second']);
    expect(stock.complaints).toEqual(['2 copies', '4 duplicate', '5 duplicate', '6 duplicate']);
  });
});

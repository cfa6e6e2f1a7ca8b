/** Readers of values: each takes text without white space around it, and gives `null` for what it cannot read. */

export function readIsbn(written: string): string | null {
  const isbn = written.replaceAll('-', '').replaceAll(' ', '').toUpperCase();
  const digits = [...isbn].map((character) => (character === 'X' ? 10 : Number(character)));
  if (/^[0-9]{9}[0-9X]$/.test(isbn)) {
    let sum = 0;
    for (let place = 0; place < 10; place += 1) sum += (digits[place] ?? 0) * (10 - place);
    if (sum % 11 !== 0) return null;
    const first = `978${isbn.slice(0, 9)}`;
    const check = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].find((digit) => isValid13(`${first}${digit}`));
    return `${first}${check}`;
  }
  return /^97[89][0-9]{10}$/.test(isbn) && isValid13(isbn) ? isbn : null;
}

function isValid13(isbn: string): boolean {
  let sum = 0;
  for (let place = 0; place < 13; place += 1) sum += Number(isbn[place]) * (place % 2 === 1 ? 3 : 1);
  return sum % 10 === 0;
}

export function readCopies(written: string): number | null {
  const copies = readWhole(written);
  return copies !== null && copies >= 1 && copies <= 50_000 ? copies : null;
}

export function readPrice(written: string): number | null {
  const number = withoutCurrency(written);
  const decimals = /[.,]([0-9]{1,2})$/.exec(number);
  const whole = decimals === null ? number : number.slice(0, decimals.index);
  const units = readWhole(whole);
  if (units === null) return null;
  if (decimals !== null && whole.includes(number[decimals.index] ?? '')) return null;
  const cents = units * 100 + Number((decimals?.[1] ?? '').padEnd(2, '0'));
  return cents <= 9_999_999 ? cents : null;
}

function withoutCurrency(written: string): string {
  for (const sign of ['€', 'EUR']) {
    if (written.startsWith(sign)) return written.slice(sign.length).trimStart();
    if (written.endsWith(sign)) return written.slice(0, -sign.length).trimEnd();
  }
  return written;
}

/** Digits, perhaps in groups of three. */
function readWhole(written: string): number | null {
  if (/^[0-9]+$/.test(written)) return Number(written);
  const separator = /[., ']/.exec(written)?.[0];
  if (separator === undefined) return null;
  const [first = '', ...groups] = written.split(separator);
  if (!/^[0-9]{1,3}$/.test(first) || groups.some((group) => !/^[0-9]{3}$/.test(group))) return null;
  return Number(first + groups.join(''));
}

export function readDay(written: string): string | 'wrong' {
  const big =
    /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(written) ?? /^([0-9]{4})([0-9]{2})([0-9]{2})$/.exec(written) ?? undefined;
  const small = /^([0-9]{1,2})([./])([0-9]{1,2})\2([0-9]{4})$/.exec(written) ?? undefined;
  const [year, month, day] = big?.slice(1) ?? [small?.[4], small?.[3], small?.[1]];
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  const isReal = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  return isReal ? date.toISOString().slice(0, 10) : 'wrong';
}

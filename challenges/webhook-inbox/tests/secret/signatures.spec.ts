import { world } from 'minicase/world';
import { describe, expect, it } from 'vitest';
import { ask, hmacHex, makeEvent, makeWebhook, nowSeconds, SECRET, send, URL_OF_INBOX } from '../support/ferrypay.ts';
import { openRondje, POLICY } from '../support/rondje.ts';

const EVENT = makeEvent('evt_1');
const BODY = JSON.stringify(EVENT);

/** Headers that prove nothing, each for a reason of its own. */
function makeForgeries(): [name: string, header: string | null][] {
  const t = nowSeconds();
  const good = hmacHex(SECRET, t, BODY);
  const other = good.endsWith('0') ? '1' : '0';
  return [
    ['no header', null],
    ['an empty header', ''],
    ['no fields', 'signed'],
    ['another secret', `t=${t},v1=${hmacHex('a guess', t, BODY)}`],
    ['another body', `t=${t},v1=${hmacHex(SECRET, t, `${BODY} `)}`],
    ['another time than signed', `t=${t + 1},v1=${good}`],
    ['the body alone', `t=${t},v1=${hmacHex(SECRET, '', BODY)}`],
    ['a digit too few', `t=${t},v1=${good.slice(0, -1)}`],
    ['two digits too few', `t=${t},v1=${good.slice(0, -2)}`],
    ['the beginning only', `t=${t},v1=${good.slice(0, 8)}`],
    ['another last digit', `t=${t},v1=${good.slice(0, -1)}${other}`],
    ['another first digit', `t=${t},v1=${good.startsWith('0') ? '1' : '0'}${good.slice(1)}`],
    ['an empty signature', `t=${t},v1=`],
    ['no value', `t=${t},v1`],
    ['no signature', `t=${t}`],
    ['no time', `v1=${good}`],
    ['an empty time', `t=,v1=${hmacHex(SECRET, '', BODY)}`],
    ['a time that is none', `t=soon,v1=${hmacHex(SECRET, 'soon', BODY)}`],
    ['an endless time', `t=Infinity,v1=${hmacHex(SECRET, 'Infinity', BODY)}`],
    ['another scheme only', `t=${t},v0=${good}`],
    ['no letters but wide ones', `t=${t},v1=${'é'.repeat(64)}`],
  ];
}

describe('what is not signed by Ferrypay', () => {
  it('is refused, always in the same words, and reaches nothing [R5]', async () => {
    const { inbox, store } = openRondje();
    const answers = new Set<string>();
    for (const [name, header] of makeForgeries()) {
      const answer = await send(inbox, EVENT, { header });
      expect(answer, name).toEqual({ status: 401, body: { error: expect.stringMatching(/\S/) } });
      answers.add(JSON.stringify(answer));
    }
    expect(answers.size).toBe(1);
    expect(store.calls).toEqual([]);
  });

  it('is refused before anything in it is looked at [R5]', async () => {
    const { inbox, store } = openRondje();

    for (const body of ['', 'not JSON', '{"id":"evt_1","type":"payment.archived"}', '[]']) {
      await expect(send(inbox, body, { secret: 'a guess' }), body).resolves.toMatchObject({ status: 401 });
    }
    expect(store.calls).toEqual([]);
  });
});

describe('a signature', () => {
  it.each([
    ['with white space', JSON.stringify(EVENT, null, 2)],
    ['with a line break at its end', `${BODY}\r\n`],
    ['with escapes', BODY.replace('"paid"', '"\\u0070aid"')],
    ['with a number written otherwise', BODY.replace('1250', '1.25e3')],
    ['with letters of several bytes', BODY.replace('{', '{"note":"Één rondje 🍻 für Åsa",')],
  ])('is over the bytes as they came: %s [R2]', async (_, body) => {
    const { inbox, store } = openRondje();

    await expect(send(inbox, body)).resolves.toMatchObject({ status: 202 });
    expect(store.entries).toMatchObject([{ update: { eventId: 'evt_1', state: 'paid', amountCents: 1_250 } }]);
  });

  it('is not over what the bytes mean [R2, R5]', async () => {
    const { inbox } = openRondje();
    const header = `t=${nowSeconds()},v1=${hmacHex(SECRET, nowSeconds(), BODY)}`;

    await expect(send(inbox, JSON.stringify(EVENT, null, 2), { header })).resolves.toMatchObject({ status: 401 });
  });

  it('may be one of several, at any place in the header [R3]', async () => {
    const t = nowSeconds();
    const [good, bad] = [hmacHex(SECRET, t, BODY), hmacHex('the next one', t, BODY)];
    for (const header of [
      `t=${t},v1=${bad},v1=${good}`,
      `t=${t},v1=${good},v1=${bad}`,
      `v1=${good},t=${t}`,
      `v0=${bad},t=${t},v1=short,v1=${good},v2=${bad}`,
      `t=${t},v1=,v1=${good}`,
    ]) {
      await expect(send(openRondje().inbox, EVENT, { header }), header).resolves.toMatchObject({ status: 202 });
    }
  });

  it('may be made with any of the valid secrets [R3]', async () => {
    const secrets = ['whsec_one', 'whsec_two', 'whsec_three'];
    for (const secret of secrets) {
      await expect(send(openRondje({ secrets }).inbox, EVENT, { secret })).resolves.toMatchObject({ status: 202 });
    }
  });

  it('counts as long as its secret is valid, without a restart [R3]', async () => {
    const { inbox, rotate } = openRondje({ secrets: ['whsec_old'] });
    const statusOf = async (id: string, secret: string) => (await send(inbox, makeEvent(id), { secret })).status;
    expect([await statusOf('evt_1', 'whsec_old'), await statusOf('evt_2', 'whsec_new')]).toEqual([202, 401]);

    rotate(['whsec_new', 'whsec_old']);
    expect([await statusOf('evt_3', 'whsec_old'), await statusOf('evt_4', 'whsec_new')]).toEqual([202, 202]);

    rotate(['whsec_new']);
    expect([await statusOf('evt_5', 'whsec_old'), await statusOf('evt_6', 'whsec_new')]).toEqual([401, 202]);
  });

  it.each([{ secrets: [''] }, { secrets: [] }, { secrets: ['', SECRET] }])(
    'under no secret is none: $secrets [R3]',
    async ({ secrets }) => {
      const { inbox, store } = openRondje({ secrets });

      await expect(send(inbox, EVENT, { secret: '' })).resolves.toMatchObject({ status: 401 });
      expect(store.calls).toEqual([]);
    },
  );
});

describe('the time of a signature', () => {
  const SIGNED_AT = '2026-03-01T12:00:00Z';
  const timestamp = Date.parse(SIGNED_AT) / 1000;

  it.each([
    { at: '2026-03-01T12:05:00.000Z', status: 202 },
    { at: '2026-03-01T12:05:00.001Z', status: 401 },
    { at: '2026-03-01T11:55:00.000Z', status: 202 },
    { at: '2026-03-01T11:54:59.999Z', status: 401 },
    { at: '2026-03-02T12:00:00.000Z', status: 401 },
    { at: '1970-01-01T00:00:00.000Z', status: 401 },
  ])('is five minutes away at most: $at is a $status [R4]', async ({ at, status }) => {
    world.clock.set(at);

    await expect(send(openRondje().inbox, EVENT, { timestamp })).resolves.toMatchObject({ status });
  });

  it('is as near as the policy says [R4]', async () => {
    world.clock.set('2026-03-01T12:00:30Z');
    const near = openRondje({ policy: { toleranceMs: 29_999 } });
    const far = openRondje({ policy: { toleranceMs: 30_000 } });

    await expect(send(near.inbox, EVENT, { timestamp })).resolves.toMatchObject({ status: 401 });
    await expect(send(far.inbox, EVENT, { timestamp })).resolves.toMatchObject({ status: 202 });
  });

  it('makes a webhook worthless to whoever recorded it [R4]', async () => {
    const { inbox, store } = openRondje();
    const recorded = { header: `t=${nowSeconds()},v1=${hmacHex(SECRET, nowSeconds(), BODY)}` };
    await expect(send(inbox, EVENT, recorded)).resolves.toMatchObject({ status: 202 });
    await world.clock.advance('10m');

    await expect(send(inbox, EVENT, recorded)).resolves.toMatchObject({ status: 401 });
    expect(store.calls).toEqual(['add']);
  });
});

describe('the size of a body', () => {
  /** An event in so many bytes: some of its letters take two. */
  function makeBody(bytes: number): string {
    const head = `${BODY.slice(0, -1)},"note":"${'é'.repeat(100)}`;
    return `${head}${'.'.repeat(bytes - new TextEncoder().encode(head).length - 2)}"}`;
  }

  it.each([
    { bytes: 2_000, status: 202 },
    { bytes: 2_001, status: 413 },
    { bytes: 60_000, status: 413 },
  ])('may be 2,000 bytes where the policy says so: $bytes is a $status [R6]', async ({ bytes, status }) => {
    const { inbox } = openRondje({ policy: { maxBodyBytes: 2_000 } });
    const body = makeBody(bytes);
    expect(new TextEncoder().encode(body)).toHaveLength(bytes);

    await expect(send(inbox, body)).resolves.toMatchObject({ status });
  });

  it('is not found out by reading to the end [R6]', async () => {
    const { inbox, store } = openRondje({ policy: { maxBodyBytes: 4_000 } });
    let chunks = 0;
    const body = new ReadableStream({
      pull(controller) {
        chunks += 1;
        controller.enqueue(new Uint8Array(1_000).fill(32));
        if (chunks === 200) controller.close();
      },
    });
    const headers = { 'ferrypay-signature': `t=${nowSeconds()},v1=${'0'.repeat(64)}` };
    const request = new Request(URL_OF_INBOX, { method: 'POST', body, headers, duplex: 'half' });

    await expect(ask(inbox, request)).resolves.toEqual({ status: 413, body: { error: expect.stringMatching(/\S/) } });
    expect(chunks).toBeLessThan(50);
    expect(store.calls).toEqual([]);
  });

  it('is unknown where a body breaks off [R6]', async () => {
    const { inbox, store } = openRondje();
    let isFirst = true;
    const body = new ReadableStream({
      pull(controller) {
        if (isFirst) controller.enqueue(new TextEncoder().encode(BODY.slice(0, 20)));
        else controller.error(new Error('the connection is gone'));
        isFirst = false;
      },
    });
    const headers = { 'ferrypay-signature': `t=${nowSeconds()},v1=${hmacHex(SECRET, nowSeconds(), BODY)}` };
    const request = new Request(URL_OF_INBOX, { method: 'POST', body, headers, duplex: 'half' });

    await expect(ask(inbox, request)).resolves.toEqual({ status: 400, body: { error: expect.stringMatching(/\S/) } });
    expect(store.calls).toEqual([]);
  });

  it('is enough for what the policy of production allows [R6]', async () => {
    const { inbox } = openRondje();

    await expect(send(inbox, makeBody(POLICY.maxBodyBytes))).resolves.toMatchObject({ status: 202 });
  });
});

describe('a secret', () => {
  it('is told to nobody: neither in an answer, nor to the database, nor to the ledger [R21]', async () => {
    world.env.secret('FERRYPAY_SECRET', SECRET);
    world.env.secret('FERRYPAY_NEXT_SECRET', 'whsec_rondje_2027');
    const { inbox, store, ledger } = openRondje({ secrets: [SECRET, 'whsec_rondje_2027'], turns: ['ok', 'fails'] });
    const answers = [await send(inbox, EVENT), await send(inbox, makeEvent('evt_2'), { secret: 'whsec_rondje_2027' })];
    for (const [, header] of makeForgeries().slice(0, 4)) answers.push(await send(inbox, EVENT, { header }));
    answers.push(await send(inbox, 'no JSON'));
    store.cutPower({ nth: 1, when: 'before' });
    answers.push(await send(inbox, makeEvent('evt_3')));
    const report = await inbox.work();

    expect(answers.map(({ status }) => status)).toEqual(expect.arrayContaining([202, 401, 400, 503]));
    expect(world).toHaveLeakedNoSecret(answers, store.entries, ledger.calls, report);
    // What was expected instead of a forged signature would be as good as the secret.
    expect(JSON.stringify(answers)).not.toContain(hmacHex(SECRET, nowSeconds(), BODY));
    expect(makeWebhook(EVENT).headers.get('ferrypay-signature')).toContain(hmacHex(SECRET, nowSeconds(), BODY));
  });
});

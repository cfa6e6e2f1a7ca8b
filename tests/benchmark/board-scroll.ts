import { serve } from '@hono/node-server';
import { OpenAPIHono } from '@hono/zod-openapi';
import { chromium, type Page } from 'playwright-core';
import { browserBundle } from '../../src/http/assets/bundle-browser.ts';
import type { Board } from '../../src/protocol/review/board-view.ts';
import { makeBoard } from '../support/make-board.ts';

const ROWS = 5_000;
const FRAMES = 120;
const ROUNDS = 2;
const PATIENCE_MS = 120_000;
const SMOOTH_MS = 1_000 / 60;

const PLAIN_SCRIPT = `
const body = document.querySelector('tbody');
document.querySelector('#sort').onclick = () => {
  const total = (row) => Number(row.cells[3].textContent);
  body.append(...[...body.rows].sort((a, b) => total(b) - total(a)));
};
document.querySelector('#search').oninput = ({ target }) => {
  for (const row of body.rows) row.hidden = !row.cells[2].textContent.toLowerCase().includes(target.value);
};`;

type Frames = { readonly frameMs: readonly number[]; readonly longTasks: number };

/** The board beside a plain table of the same rows, in one browser on one machine, in turn. */
const board = makeBoard(ROWS);
const { server, address } = await open();
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
try {
  const [virtual, plain] = [await browser.newPage(), await browser.newPage()];
  for (const page of [virtual, plain]) {
    page.setDefaultTimeout(PATIENCE_MS);
    await page.setViewportSize({ width: 1440, height: 900 });
  }
  const opened = { board: await timeOpening(virtual, '/board', '.board-body > .board-row'), plain: 0 };
  opened.plain = await timeOpening(plain, '/plain', 'tbody tr:last-child');
  report('until the rows are there', opened.board, opened.plain);
  for (let round = 1; round <= ROUNDS; round += 1) {
    await virtual.bringToFront();
    const ours = await scrollThrough(virtual, '.board-grid');
    await plain.bringToFront();
    const theirs = await scrollThrough(plain, '.board-grid');
    print(`scrolling through ${ROWS} rows in ${FRAMES} steps, round ${round}`);
    print(`  board        ${describe(ours)}`);
    print(`  plain table  ${describe(theirs)}`);
    report('  95th percentile of frames', quantile(ours.frameMs, 0.95), quantile(theirs.frameMs, 0.95));
  }
  await virtual.bringToFront();
  const sort = await timeAct(virtual, '.board-head .total button', 'click');
  const filter = await timeAct(virtual, '.board-filters input[type="search"]', 'type');
  await plain.bringToFront();
  report('until it is sorted by total', sort, await timeAct(plain, '#sort', 'click'));
  report('until a letter of a search has its rows', filter, await timeAct(plain, '#search', 'type'));
} finally {
  await browser.close();
  server.close();
}

async function open() {
  const app = new OpenAPIHono();
  const { assets, pages } = await browserBundle();
  const { script, styles } = pages.staff;
  const links = styles.map((style) => `<link rel="stylesheet" href="${style}">`).join('');
  const head = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>board</title>${links}`;
  app.get('/challenges/order-sync/board', (context) =>
    context.html(`${head}<script type="module" id="entry" src="${script}"></script></head><body><div id="app"></div>`),
  );
  app.get('/plain', (context) => context.html(`${head}</head><body>${plainTable(board)}`));
  app.get('/plain.js', (context) => context.body(PLAIN_SCRIPT, 200, { 'content-type': 'text/javascript' }));
  app.get('/assets/:file', (context) => {
    const asset = assets.get(context.req.param('file'));
    if (asset === undefined) return context.notFound();
    const isStyle = context.req.param('file').endsWith('.css');
    const type = isStyle ? 'text/css' : 'text/javascript';
    return context.body(new TextDecoder().decode(asset.content), 200, { 'content-type': type });
  });
  app.get('/api/me', (context) => context.json({ person: { id: 'rosa', name: 'Rosa', role: 'reviewer' } }));
  app.get('/api/challenges/order-sync/board', (context) => context.json(board));
  return await new Promise<{ server: ReturnType<typeof serve>; address: string }>((resolve) => {
    const started = serve({ fetch: app.fetch, port: 0 }, ({ port }) =>
      resolve({ server: started, address: `http://localhost:${port}` }),
    );
  });
}

/** What a page would be that draws all rows at once, and sorts and filters by moving and hiding them. */
function plainTable({ rows, categories }: Board): string {
  const lines = rows.map((row) => {
    const scores = categories.map((category) => row.result?.categories[category] ?? '');
    const cells = [
      row.place,
      `<a href="/participations/${row.id}">${row.alias}</a>`,
      row.result?.score ?? '',
      ...scores.map((score) => `${score}<span class="level"><span></span></span>`),
      `<span class="badge">${row.result?.verdict ?? row.state}</span>`,
      row.timeUsedMs ?? '',
      row.submissions,
      row.review.final,
      row.decision?.outcome ?? '',
    ];
    return `<tr><td><input type="checkbox"></td>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
  });
  return `<button id="sort">sort</button><input id="search"><div class="board-grid"><table class="table"><tbody>${lines.join('')}</tbody></table></div><script src="/plain.js"></script>`;
}

async function timeOpening(page: Page, path: string, awaited: string): Promise<number> {
  const began = performance.now();
  await page.goto(`${address}${path === '/board' ? '/challenges/order-sync/board' : path}`);
  await page.locator(awaited).first().waitFor();
  return performance.now() - began;
}

async function scrollThrough(page: Page, selector: string): Promise<Frames> {
  return await page.evaluate(
    async ({ selector, steps }) => {
      const element = document.querySelector(selector);
      if (element === null) throw new Error(`there is no ${selector}`);
      let longTasks = 0;
      const observer = new PerformanceObserver((list) => {
        longTasks += list.getEntries().length;
      });
      observer.observe({ type: 'longtask' });
      const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
      const end = element.scrollHeight - element.clientHeight;
      const frameMs: number[] = [];
      element.scrollTop = 0;
      await nextFrame();
      let last = await nextFrame();
      for (let step = 1; step <= steps; step += 1) {
        element.scrollTop = (end * step) / steps;
        const now = await nextFrame();
        frameMs.push(now - last);
        last = now;
      }
      observer.disconnect();
      return { frameMs, longTasks };
    },
    { selector, steps: FRAMES },
  );
}

/** From an act until the frame after it was drawn, in ms. */
async function timeAct(page: Page, selector: string, act: 'click' | 'type'): Promise<number> {
  return await page.evaluate(
    async ({ selector, act }) => {
      const element = document.querySelector<HTMLInputElement>(selector);
      if (element === null) throw new Error(`there is no ${selector}`);
      const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      await nextFrame();
      const began = performance.now();
      if (act === 'click') {
        element.click();
      } else {
        element.value = 'teal';
        element.dispatchEvent(new InputEvent('input', { bubbles: true }));
      }
      await nextFrame();
      await nextFrame();
      return performance.now() - began;
    },
    { selector, act },
  );
}

function describe({ frameMs, longTasks }: Frames): string {
  const share = (least: number) =>
    `${Math.round((100 * frameMs.filter((ms) => ms > least).length) / frameMs.length)} %`;
  const median = quantile(frameMs, 0.5).toFixed(1);
  const p95 = quantile(frameMs, 0.95).toFixed(1);
  return `median ${median} ms, p95 ${p95} ms, over ${(SMOOTH_MS * 1.05).toFixed(1)} ms: ${share(SMOOTH_MS * 1.05)}, over 33.4 ms: ${share(33.4)}, long tasks: ${longTasks}`;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

function report(what: string, ours: number, theirs: number): void {
  print(
    `${what}: board ${ours.toFixed(1)} ms, plain table ${theirs.toFixed(1)} ms, ratio ${(ours / theirs).toFixed(2)}`,
  );
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

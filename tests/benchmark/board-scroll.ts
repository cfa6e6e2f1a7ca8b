import { chromium, type Page } from 'playwright-core';
import { makeBoard } from '../support/make-board.ts';
import { openBoardPages } from './board-pages.ts';
import { type PageCosts, PageMeter } from './page-costs.ts';

const ROWS = 5_000;
const ROUNDS = 2;
/** Of one page in one round: where it is slow there are fewer frames, and not more time. */
const ROUND_MS = 6_000;
const PATIENCE_MS = 60_000;

/** How far each frame goes: as one reads, and as one throws the list, when no row is there from the frame before. */
const PACES = [
  { name: 'scrolling, 120 px a frame', stepPx: 120, frames: 90 },
  { name: 'throwing it, 1800 px a frame', stepPx: 1_800, frames: 40 },
] as const;

const NAMES = ['blank', 'board', 'plain'] as const;
type Name = (typeof NAMES)[number];
type Figures = Readonly<Record<Name, number>>;
type Scrolled = PageCosts & { readonly frameMs: readonly number[]; readonly longTasks: number };

/** A board of five thousand, a blank page that scrolls as far, and a plain table of the same rows: in turn, in one browser. */
const served = await openBoardPages(makeBoard(ROWS));
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
try {
  const opened = {
    blank: await openPage('blank', '.tall'),
    board: await openPage('board', '.board-body > .board-row'),
    plain: await openPage('plain', 'tbody tr:last-child'),
  };
  const of = (figure: (name: Name) => number): Figures => ({
    blank: figure('blank'),
    board: figure('board'),
    plain: figure('plain'),
  });
  print(`${ROWS} rows, ms`.padEnd(44) + ['blank', 'board', 'plain', 'board:blank', 'plain:board'].map(column).join(''));
  row(
    'until rows are there',
    of((name) => opened[name].openedMs),
  );
  const nodes = { blank: 0, board: 0, plain: 0 };
  for (const name of NAMES) nodes[name] = await opened[name].page.evaluate(() => document.querySelectorAll('*').length);
  row('elements', nodes);
  for (const { name: pace, stepPx, frames } of PACES) {
    const rounds: Record<Name, Scrolled[]> = { blank: [], board: [], plain: [] };
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const name of NAMES) rounds[name].push(await scroll(opened[name], stepPx, frames));
    }
    const frameMs = (name: Name) => rounds[name].flatMap((each) => each.frameMs);
    const perFrame = (cost: keyof PageCosts) =>
      of((name) => rounds[name].reduce((sum, each) => sum + each[cost], 0) / frameMs(name).length);
    print(pace);
    row(
      '  frames, median',
      of((name) => quantile(frameMs(name), 0.5)),
    );
    row(
      '  frames, 95th percentile',
      of((name) => quantile(frameMs(name), 0.95)),
    );
    row('  script a frame', perFrame('scriptMs'));
    row('  styles and layout a frame', perFrame('layoutMs'));
    row('  main thread a frame', perFrame('taskMs'));
    row(
      '  tasks over 50 ms, in 100 frames',
      of((name) => longTasks(rounds[name])),
    );
  }
  const sort = { board: '.board-head .total button', plain: '#sort' };
  const search = { board: '.board-filters input[type="search"]', plain: '#search' };
  for (const [what, selectors, act] of [
    ['sorting by total', sort, 'click'],
    ['a letter of a search', search, 'type'],
  ] as const) {
    const board = await time(opened.board, selectors.board, act);
    const plain = await time(opened.plain, selectors.plain, act);
    row(`${what}, script`, { blank: Number.NaN, board: board.scriptMs, plain: plain.scriptMs });
    row(`${what}, main thread`, { blank: Number.NaN, board: board.taskMs, plain: plain.taskMs });
  }
} finally {
  await browser.close();
  served.close();
}

type Opened = { readonly page: Page; readonly meter: PageMeter; readonly openedMs: number };

async function openPage(name: Name, awaited: string): Promise<Opened> {
  const page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  await page.setViewportSize({ width: 1440, height: 900 });
  const began = performance.now();
  await page.goto(served[name]);
  await page.locator(awaited).first().waitFor();
  return { page, meter: await PageMeter.of(page), openedMs: performance.now() - began };
}

async function scroll({ page, meter }: Opened, stepPx: number, frames: number): Promise<Scrolled> {
  await page.bringToFront();
  // Where a pointer is while one turns its wheel: over the rows.
  const box = await page.locator('.board-grid').boundingBox();
  if (box !== null) await page.mouse.move(box.x + box.width / 2, Math.min(800, box.y + 100));
  const { result, ...costs } = await meter.measure(() =>
    page.evaluate(scrollBy, { stepPx, frames, untilMs: ROUND_MS }),
  );
  return { ...costs, ...result };
}

/** In the page: sets where it is scrolled to before each frame, and notes how long frames are. */
async function scrollBy({ stepPx, frames, untilMs }: { stepPx: number; frames: number; untilMs: number }) {
  const element = document.querySelector('.board-grid');
  if (element === null) throw new Error('there is nothing to scroll');
  let longTasks = 0;
  const observer = new PerformanceObserver((list) => {
    longTasks += list.getEntries().length;
  });
  observer.observe({ type: 'longtask' });
  const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  const frameMs: number[] = [];
  element.scrollTop = 0;
  await nextFrame();
  const began = await nextFrame();
  let last = began;
  for (let step = 1; step <= frames && last - began < untilMs; step += 1) {
    element.scrollTop = stepPx * step;
    const now = await nextFrame();
    frameMs.push(now - last);
    last = now;
  }
  observer.disconnect();
  return { frameMs, longTasks };
}

/** From an act until the frame after it was drawn. */
async function time({ page, meter }: Opened, selector: string, act: 'click' | 'type'): Promise<PageCosts> {
  await page.bringToFront();
  return await meter.measure(() =>
    page.locator(selector).evaluate(async (element, act) => {
      const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      if (element instanceof HTMLInputElement && act === 'type') {
        element.value = 'te';
        element.dispatchEvent(new InputEvent('input', { bubbles: true }));
      } else if (element instanceof HTMLElement) {
        element.click();
      }
      await nextFrame();
      await nextFrame();
    }, act),
  );
}

function longTasks(rounds: readonly Scrolled[]): number {
  const frames = rounds.reduce((sum, { frameMs }) => sum + frameMs.length, 0);
  return (100 * rounds.reduce((sum, each) => sum + each.longTasks, 0)) / frames;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

function row(what: string, { blank, board, plain }: Figures): void {
  const figures = [blank, board, plain].map((figure) => (Number.isNaN(figure) ? '' : figure.toFixed(1)));
  const ratios = [board / blank, plain / board].map((ratio) => (Number.isFinite(ratio) ? ratio.toFixed(2) : ''));
  print(what.padEnd(44) + [...figures, ...ratios].map(column).join(''));
}

function column(text: string): string {
  return text.padStart(13);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

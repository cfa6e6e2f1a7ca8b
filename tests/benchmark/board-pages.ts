import { serve } from '@hono/node-server';
import { OpenAPIHono } from '@hono/zod-openapi';
import { browserBundle } from '../../src/http/assets/bundle-browser.ts';
import type { Board } from '../../src/protocol/review/board-view.ts';

export type BoardPages = {
  /** Of a page with nothing on it that scrolls as far as the board does: what no page can be better than. */
  readonly blank: string;
  readonly board: string;
  /** Of a page with all rows drawn at once. */
  readonly plain: string;
  readonly close: () => void;
};

const ROW_PX = 44;

const PLAIN_SCRIPT = `
const body = document.querySelector('tbody');
document.querySelector('#sort').onclick = () => {
  const total = (row) => Number(row.cells[3].textContent);
  body.append(...[...body.rows].sort((a, b) => total(b) - total(a)));
};
document.querySelector('#search').oninput = ({ target }) => {
  for (const row of body.rows) row.hidden = !row.cells[2].textContent.toLowerCase().includes(target.value);
};`;

/** Serves the real page of a board without a service behind it, and two others to measure it by. */
export async function openBoardPages(board: Board): Promise<BoardPages> {
  const app = new OpenAPIHono();
  const { assets, pages } = await browserBundle();
  const { script, styles } = pages.staff;
  const links = styles.map((style) => `<link rel="stylesheet" href="${style}">`).join('');
  const head = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>board</title>${links}`;
  app.get('/challenges/order-sync/board', (context) =>
    context.html(`${head}<script type="module" id="entry" src="${script}"></script></head><body><div id="app"></div>`),
  );
  app.get('/blank', (context) => context.html(`${head}</head><body>${blankPage(board.rows.length)}`));
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
  return await new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0 }, ({ port }) => {
      const at = (path: string) => `http://localhost:${port}${path}`;
      const pagesAt = { blank: at('/blank'), board: at('/challenges/order-sync/board'), plain: at('/plain') };
      resolve({ ...pagesAt, close: () => server.close() });
    });
  });
}

function blankPage(rows: number): string {
  return `<style>.board-grid { --all-rows: 60rem } .tall { height: ${ROW_PX * rows}px }</style><div class="board-grid"><div class="tall"></div></div>`;
}

/** What a page would be that draws all rows at once, and sorts and filters by moving and hiding them. */
function plainTable({ rows, categories }: Board): string {
  const lines = rows.map((row) => {
    const scores = categories.map((category) => row.result?.categories[category] ?? '');
    const cells = [
      row.place,
      `<a href="/participations/${row.id}">${row.alias}</a>`,
      row.result?.score ?? '',
      ...scores.map((score) => `<span class="level">${score}</span>`),
      `<span class="badge">${row.result?.verdict ?? row.state}</span>`,
      row.timeUsedMs ?? '',
      row.submissions,
      row.review.final,
      row.decision?.outcome ?? '',
    ];
    return `<tr><td><input type="checkbox"></td>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
  });
  return `<button id="sort">sort</button><input id="search"><style>.board-grid { --all-rows: 60rem }</style><div class="board-grid"><table class="table"><tbody>${lines.join('')}</tbody></table></div><script src="/plain.js"></script>`;
}

/**
 * Every file that it can open is searched for a hidden test.
 *
 * @verdict accepted
 * @score at most 100
 * @gets nothing
 */
const fs = require('node:fs');
const found = [];
let files = 0;
function search(folder, depth) {
  let entries = [];
  try {
    entries = fs.readdirSync(folder, { withFileTypes: true });
  } catch {}
  for (const entry of entries) {
    const place = `${folder}/${entry.name}`;
    if (entry.isDirectory() && depth < 4) search(place, depth + 1);
    if (!entry.isFile()) continue;
    files += 1;
    try {
      if (fs.statSync(place).size < 5e6 && fs.readFileSync(place, 'latin1').includes(['CANARY', 'title'].join('-')))
        found.push(place);
    } catch {}
  }
}
search('/app', 0);
wire.attempt('the suite', () => (found.length > 0 ? found.join() : undefined));
wire.attempt('no files at all', () => (files > 0 ? undefined : 'there should have been its own'));
wire.attempt('the suite in its order', () =>
  JSON.stringify(order).includes(['CANARY', ''].join('-')) ? 'a canary' : undefined,
);

wire.tell();

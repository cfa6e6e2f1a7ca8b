/**
 * Every environment and command line that `/proc` shows.
 *
 * @verdict accepted
 * @score at most 100
 * @gets nothing
 */
const fs = require('node:fs');
for (const pid of fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
  wire.attempt(`environment of ${pid}`, () => {
    const text = fs
      .readFileSync(`/proc/${pid}/environ`, 'utf8')
      .replaceAll('\0', ' ')
      .replace(/(PWD=\/app|TZ=UTC|LANG=en_US.UTF-8) ?/g, '')
      .trim();
    return text === '' ? undefined : text;
  });
}
wire.attempt('its own', () => Object.keys(process.env).filter((key) => !['PWD', 'TZ', 'LANG'].includes(key))[0]);

wire.tell();

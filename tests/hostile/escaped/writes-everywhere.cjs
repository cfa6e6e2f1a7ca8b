/**
 * Files, folders, links and devices in every place there is.
 *
 * @verdict accepted
 * @score at most 100
 * @gets nothing
 */
const fs = require('node:fs');
for (const folder of [
  '/',
  '/app',
  '/tmp',
  '/dev',
  '/dev/shm',
  '/dev/pts',
  '/proc',
  '/proc/self',
  '/sys',
  '/lib',
  '/usr/lib',
  '/node',
  '.',
  '/var/tmp',
  '/run',
]) {
  wire.attempt(`a file in ${folder}`, () => {
    fs.writeFileSync(`${folder}/owned`, 'x');
    return 'written';
  });
  wire.attempt(`a folder in ${folder}`, () => {
    fs.mkdirSync(`${folder}/owned-folder`);
    return 'made';
  });
  wire.attempt(`a link in ${folder}`, () => {
    fs.symlinkSync('/etc/passwd', `${folder}/owned-link`);
    return 'linked';
  });
}
for (const file of ['/app/program.cjs', '/app/program.blob', '/app/grader.cjs', '/node', '/app/seccomp.bpf']) {
  wire.attempt(`over ${file}`, () => {
    fs.closeSync(fs.openSync(file, 'r+'));
    return 'opened for writing';
  });
  wire.attempt(`away with ${file}`, () => {
    fs.unlinkSync(file);
    return 'removed';
  });
  wire.attempt(`the mode of ${file}`, () => {
    fs.chmodSync(file, 0o777);
    return 'changed';
  });
}

wire.tell();

/**
 * Describes everything the suite ever handed over, for what tests expect.
 *
 * @verdict accepted wrong-answer runtime-error time-limit-exceeded
 * @score at most 100
 */
const fs = require('node:fs');
const seen = [];
let isAsking = false;
wire.changeAnswers((answer, text) => {
  if (isAsking || answer[0] !== 0) return text;
  isAsking = true;
  for (let id = 0; id < 20; id++) {
    for (const request of [
      [5, id],
      [1, id, 'mock'],
      [1, id, 'getMockImplementation'],
      [3, id, 'calls'],
      [1, id, 'caller'],
    ]) {
      wire.write(JSON.stringify(request));
      seen.push(wire.read());
    }
  }
  isAsking = false;
  const secrets = ['title', 'message', 'file', 'group'].map((word) => ['CANARY', word].join('-'));
  const found =
    secrets.find((secret) => seen.join().includes(secret)) ??
    (/"mock(Clear|Implementation)?"|settledResults/.test(seen.join()) ? 'a spy' : undefined);
  seen.length = 0;
  if (found !== undefined) process.reallyExit(1);
  return text;
});
void fs;

import { readFileSync, writeFileSync } from 'node:fs';
import ivm from 'isolated-vm';

/**
 * Makes a V8 startup snapshot of a script, so that isolates begin with it already run.
 *
 * Arguments: script, the name that its frames carry, snapshot to write.
 */

const [scriptPath, filename, snapshotPath] = process.argv.slice(2);
if (scriptPath === undefined || filename === undefined || snapshotPath === undefined) {
  throw new Error('usage: take-snapshot <script> <name> <snapshot>');
}
const snapshot = ivm.Isolate.createSnapshot([{ code: readFileSync(scriptPath, 'utf8'), filename }]);
writeFileSync(snapshotPath, Buffer.from(snapshot.copy()));

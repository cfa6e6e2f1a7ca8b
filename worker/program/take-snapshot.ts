import { readFileSync, writeFileSync } from 'node:fs';
import ivm from 'isolated-vm';

/**
 * Makes a V8 startup snapshot of a script, so that isolates begin with it already run.
 *
 * Arguments: script, the name that its frames carry, snapshot to write, and a script to warm it up with, if any.
 */

const [scriptPath, filename, snapshotPath, warmUpPath] = process.argv.slice(2);
if (scriptPath === undefined || filename === undefined || snapshotPath === undefined) {
  throw new Error('usage: take-snapshot <script> <name> <snapshot> [<warm-up>]');
}
const script = { code: readFileSync(scriptPath, 'utf8'), filename };
const warmUp = warmUpPath === undefined ? undefined : readFileSync(warmUpPath, 'utf8');
const snapshot = ivm.Isolate.createSnapshot([script], warmUp);
writeFileSync(snapshotPath, Buffer.from(snapshot.copy()));

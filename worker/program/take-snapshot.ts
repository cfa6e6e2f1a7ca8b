import { readFileSync, writeFileSync } from 'node:fs';
import ivm from 'isolated-vm';

/**
 * Makes a V8 startup snapshot of scripts, so that isolates begin with them already run.
 *
 * Arguments: the name that their frames carry, snapshot to write, a script to warm it up with or nothing, and scripts.
 */

const [filename, snapshotPath, warmUpPath, ...scriptPaths] = process.argv.slice(2);
if (filename === undefined || snapshotPath === undefined || scriptPaths.length === 0) {
  throw new Error('usage: take-snapshot <name> <snapshot> <warm-up or nothing> <script>…');
}
const scripts = scriptPaths.map((scriptPath) => ({ code: readFileSync(scriptPath, 'utf8'), filename }));
const warmUp = warmUpPath === undefined || warmUpPath === '' ? undefined : readFileSync(warmUpPath, 'utf8');
const snapshot = ivm.Isolate.createSnapshot(scripts, warmUp);
writeFileSync(snapshotPath, Buffer.from(snapshot.copy()));

import { readFileSync, writeFileSync } from 'node:fs';
import ivm from 'isolated-vm';

/**
 * Makes a V8 startup snapshot of scripts, so that isolates begin with them already run.
 *
 * Arguments: snapshot to write, a script to warm it up with (empty for none), then each script's file and the name that
 * its frames carry.
 */

const [snapshotPath = '', warmUpPath, ...rest] = process.argv.slice(2);
const scripts: { code: string; filename: string }[] = [];
for (let index = 0; index < rest.length; index += 2) {
  scripts.push({ code: readFileSync(rest[index] ?? '', 'utf8'), filename: rest[index + 1] ?? '' });
}
if (scripts.length === 0) throw new Error('usage: take-snapshot <snapshot> <warm-up> {<script> <name>} …');
const warmUp = warmUpPath === '' || warmUpPath === undefined ? undefined : readFileSync(warmUpPath, 'utf8');
const snapshot = ivm.Isolate.createSnapshot(scripts, warmUp);
writeFileSync(snapshotPath, Buffer.from(snapshot.copy()));

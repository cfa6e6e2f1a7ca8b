import { type RawFile, readRawFiles, readZip, type Upload } from './read-upload.ts';

/** More would only make the browser slow before it is refused. */
const MOST_BYTES = 50 * 1024 * 1024;

/** One zip, or files with their paths below the folder that was chosen. */
export async function readChosen(files: readonly File[]): Promise<Upload> {
  const [only] = files;
  if (files.reduce((sum, { size }) => sum + size, 0) > MOST_BYTES)
    return { files: [], left: [], reasons: ['That is far more than a solution can hold.'] };
  if (only !== undefined && files.length === 1 && /\.zip$/i.test(only.name)) return readZip(await bytesOf(only));
  return readRawFiles(
    await Promise.all(
      files.map(async (file) => ({ path: file.webkitRelativePath || file.name, bytes: await bytesOf(file) })),
    ),
  );
}

export type Dropped = { readonly files: readonly File[]; readonly entries: readonly FileSystemEntry[] };

/** A zip, files, or folders with all that is in them. */
export async function readDropped({ files, entries }: Dropped): Promise<Upload> {
  if (!entries.some(({ isDirectory }) => isDirectory)) return await readChosen(files);
  return readRawFiles((await Promise.all(entries.map(readEntry))).flat());
}

async function readEntry(entry: FileSystemEntry): Promise<readonly RawFile[]> {
  const path = entry.fullPath.slice(1);
  if (/(^|\/)(node_modules|\.git)$/.test(path)) return [];
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    return [{ path, bytes: await bytesOf(file) }];
  }
  if (!isFolder(entry)) return [];
  const reader = entry.createReader();
  const found: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) break;
    found.push(...some);
  }
  return (await Promise.all(found.map(readEntry))).flat();
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

async function bytesOf(file: File): Promise<Uint8Array> {
  return new Uint8Array(await file.arrayBuffer());
}

import type { FileNode, FileStream, PostgresModule } from './emscripten.ts';

type NodeImage = Omit<FileNode, 'id'> & { readonly node: FileNode };
type StreamImage = Pick<FileStream, 'fd' | 'position' | 'flags'> & { readonly stream: FileStream };

/** The file system at one instant: its nodes, and what is open. Bytes of files are shared with whoever has them. */
export type FileImage = {
  readonly nodes: readonly NodeImage[];
  readonly names: readonly (FileNode | undefined)[];
  readonly streams: readonly (StreamImage | null | undefined)[];
  readonly nextInode: number;
};

export type FileImages = { readonly save: () => FileImage; readonly restore: (image: FileImage) => void };

/** Images of Emscripten's file system in memory. Bytes that an image has are copied before a file's first write. */
export function createFileImages({ FS: fileSystem, MEMFS: inMemory }: PostgresModule): FileImages {
  const shared = new WeakSet<object>();
  const operations = inMemory.ops_table.file.stream;
  const { write } = operations;

  operations.write = (stream, buffer, offset, length, position, canOwn) => {
    const { node } = stream;
    if (node.contents instanceof Uint8Array && shared.has(node.contents)) node.contents = node.contents.slice();
    return write(stream, buffer, offset, length, position, canOwn);
  };

  function* everyNode(): Generator<FileNode> {
    for (const first of fileSystem.nameTable) {
      for (let node = first; node !== undefined; node = node.name_next) yield node;
    }
  }

  function saveNode(node: FileNode): NodeImage {
    const { parent, name, mode, atime, mtime, ctime, name_next, contents, usedBytes, link } = node;
    const image = { node, parent, name, mode, atime, mtime, ctime, name_next };
    if (contents === undefined) return link === undefined ? image : { ...image, link };
    if (fileSystem.isFile(mode)) {
      shared.add(contents);
      return { ...image, contents, usedBytes: usedBytes ?? 0 };
    }
    return { ...image, contents: { ...(contents as Record<string, FileNode>) } };
  }

  return {
    save: () => ({
      nodes: Array.from(everyNode(), saveNode),
      names: [...fileSystem.nameTable],
      streams: fileSystem.streams.map(
        (stream) => stream && { stream, fd: stream.fd, position: stream.position, flags: stream.flags },
      ),
      nextInode: fileSystem.nextInode,
    }),

    restore({ nodes, names, streams, nextInode }) {
      fileSystem.nameTable = [...names];
      fileSystem.nextInode = nextInode;
      for (const { node, ...image } of nodes) {
        Object.assign(node, image);
        if (fileSystem.isDir(image.mode)) node.contents = { ...(image.contents as Record<string, FileNode>) };
      }
      fileSystem.streams.length = 0;
      for (const image of streams) {
        if (image) {
          const { stream, ...state } = image;
          Object.assign(stream, state);
        }
        fileSystem.streams.push(image?.stream);
      }
    },
  };
}

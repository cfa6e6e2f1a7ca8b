/** A node of Emscripten's file system in memory, as far as an image needs it. */
export type FileNode = {
  readonly id: number;
  parent: FileNode;
  name: string;
  mode: number;
  atime: number;
  mtime: number;
  ctime: number;
  name_next?: FileNode | undefined;
  /** Of a file its bytes, of a folder its nodes by name. */
  contents?: Uint8Array | Record<string, FileNode>;
  usedBytes?: number;
  link?: string;
};

/** `fd` is null once it is closed. */
export type FileStream = { readonly node: FileNode; fd: number | null; position: number; flags: number };

type StreamWrite = (
  stream: FileStream,
  buffer: Uint8Array,
  offset: number,
  length: number,
  position: number,
  canOwn: boolean,
) => number;

/** The parts of the WebAssembly module of Postgres that are worked with besides what PGlite itself does. */
export type PostgresModule = {
  readonly HEAPU8: Uint8Array;
  readonly FS: {
    nameTable: (FileNode | undefined)[];
    nextInode: number;
    readonly streams: (FileStream | null | undefined)[];
    readonly isFile: (mode: number) => boolean;
    readonly isDir: (mode: number) => boolean;
    readonly readdir: (path: string) => string[];
    readonly unlink: (path: string) => void;
    readonly createDevice: (parent: string, name: string, input: () => number) => void;
  };
  readonly MEMFS: { readonly ops_table: { readonly file: { readonly stream: { write: StreamWrite } } } };
  readonly addFunction: (callback: (address: number, length: number) => number, signature: string) => number;
  readonly stackSave: () => number;
  readonly stackRestore: (stack: number) => void;
  readonly _pgl_set_rw_cbs: (read: number, write: number) => void;
  readonly _pgl_pq_flush: () => void;
  readonly _pq_buffer_remaining_data: () => number;
  readonly _PostgresMainLoopOnce: () => void;
  readonly _PostgresMainLongJmp: () => void;
  readonly _PostgresSendReadyForQueryIfNecessary: () => void;
  readonly _QueryCancelPending: number;
  readonly _InterruptPending: number;
};

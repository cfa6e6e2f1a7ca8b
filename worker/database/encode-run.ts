import { protocol } from '@electric-sql/pglite';

const { serialize } = protocol;

/** Nobody sends what `COPY … FROM STDIN` would wait for. Where nothing is copied Postgres reads over it. */
const REFUSE_COPY = serialize.copyFail('minicase: COPY … FROM STDIN is not supported; insert rows instead');

/** The messages that run one statement with values, or a script without. */
export function encodeRun(text: string, values: readonly (string | null)[] | undefined): Uint8Array {
  if (values === undefined) return Buffer.concat([serialize.query(text), REFUSE_COPY]);
  return Buffer.concat([
    serialize.parse({ text }),
    serialize.bind({ values: [...values] }),
    serialize.describe({ type: 'P' }),
    serialize.execute(),
    REFUSE_COPY,
    serialize.sync(),
  ]);
}

import { type Contract, isOpenApi, readOpenApi } from './openapi.ts';
import { compilePath } from './path-pattern.isolate.ts';
import { type CheckCall, fieldsOf } from './sent-call.ts';

export type { CheckCall, Contract };

/** A schema of zod, valibot, arktype, …: whatever follows https://standardschema.dev. */
export type StandardSchema = {
  readonly '~standard': { readonly validate: (value: unknown) => unknown };
};

/** What one kind of call has to be like. What is left out may be anything. */
export type CallSchemas = {
  readonly body?: StandardSchema;
  readonly query?: StandardSchema;
  /** By name in small letters. */
  readonly headers?: StandardSchema;
  readonly params?: StandardSchema;
};

const PARTS = ['params', 'query', 'headers', 'body'] as const;
const KEY = /^([A-Z]+) (\/\S*)$/;

/**
 * @param contract - schemas by `'POST /orders/:id'`, or an OpenAPI document.
 * @throws TypeError where it is neither
 */
export function readContract(contract: Contract, base: string, where: string): CheckCall {
  if (isOpenApi(contract)) return readOpenApi(contract, base, where);
  const kinds = Object.entries(contract as Readonly<Record<string, CallSchemas>>).map(([key, schemas]) => {
    const [, method, path] = KEY.exec(key) ?? [];
    if (method === undefined || path === undefined) {
      throw new TypeError(
        `${where}: '${key}' is no kind of call: write 'POST /orders/:id', or give an OpenAPI document`,
      );
    }
    for (const [part, schema] of Object.entries(schemas)) {
      if (!(PARTS as readonly string[]).includes(part)) {
        throw new TypeError(`${where}: '${key}' has the part ${part}; the parts are ${PARTS.join(', ')}`);
      }
      if (typeof (schema as Partial<StandardSchema>)['~standard']?.validate !== 'function') {
        throw new TypeError(`${where}: the ${part} of '${key}' is no schema, such as zod's z.object({ … })`);
      }
    }
    return { key, method, match: compilePath(path, base), schemas };
  });

  return (call) => {
    const known = kinds.filter(({ match }) => match(call.url) !== undefined);
    if (known.length === 0) return [`there is no such path: ${kinds.map(({ key }) => key).join(', ')}`];
    const kind = known.find(({ method }) => method === call.method);
    if (kind === undefined) return [`the path has no ${call.method}: ${known.map(({ key }) => key).join(', ')}`];
    const fields = { ...fieldsOf(call), params: kind.match(call.url) };
    return PARTS.flatMap((part) => {
      const schema = kind.schemas[part];
      return schema === undefined ? [] : violationsOf(schema, fields[part], part, where);
    });
  };
}

type Issue = { readonly message: string; readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] };

function violationsOf(schema: StandardSchema, value: unknown, part: string, where: string): string[] {
  const result = schema['~standard'].validate(value);
  if (result instanceof Promise) throw new TypeError(`${where}: the schema of the ${part} is asynchronous`);
  const { issues = [] } = result as { readonly issues?: readonly Issue[] };
  return issues.map(({ path = [], message }) => {
    const keys = path.map((key) => String(typeof key === 'object' ? key.key : key));
    return `${[part, ...keys].join('.')}: ${message}`;
  });
}

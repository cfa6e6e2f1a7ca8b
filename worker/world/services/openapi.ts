import type { OutputUnit, Schema, Validator } from '@cfworker/json-schema';
import type { StandardSchema } from './contract.ts';
import { compilePath } from './path-pattern.isolate.ts';
import type { CheckCall, SentCall } from './sent-call.ts';

type Parameter = {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema?: Schema;
  readonly $ref?: string;
};

type Operation = {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: {
    readonly required?: boolean;
    readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>;
    readonly $ref?: string;
  };
};

/** As much of an OpenAPI document as a contract needs: https://spec.openapis.org/oas/v3.1.1 */
export type OpenApiDocument = {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, unknown>>;
  readonly components?: object;
  readonly [other: string]: unknown;
};

/** What the program may send: schemas by kind of call (`'POST /orders/:id'`), or an OpenAPI document. */
export type Contract = OpenApiDocument | Readonly<Record<string, { readonly [part: string]: StandardSchema }>>;

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];
const MOST_ERRORS = 10;

export function isOpenApi(contract: Contract): contract is OpenApiDocument {
  return typeof contract['openapi'] === 'string';
}

/** @throws TypeError where it is no OpenAPI document of version 3 */
export function readOpenApi(document: OpenApiDocument, base: string, where: string): CheckCall {
  if (!document.openapi.startsWith('3.') || typeof document.paths !== 'object') {
    throw new TypeError(`${where}: an OpenAPI document of version 3 has "openapi": "3.1.0" and "paths"`);
  }
  const paths = Object.entries(document.paths).map(([path, item]) => ({
    path,
    match: compilePath(path.replace(/\{(\w+)\}/g, ':$1'), base),
    item: item as Readonly<Record<string, Operation>> & { readonly parameters?: readonly Parameter[] },
  }));

  return async (call) => {
    // It wants a web platform as it loads, and few contracts are of this kind.
    const { Validator } = await import('@cfworker/json-schema');
    const check: Check = (schema, value, part) => validate(Validator, document, schema, value, part);
    const known = paths.find(({ match }) => match(call.url) !== undefined);
    if (known === undefined) return [`there is no such path: ${paths.map(({ path }) => path).join(', ')}`];
    const operation = known.item[call.method.toLowerCase()];
    if (operation === undefined) {
      const methods = METHODS.filter((method) => method in known.item).map((method) => method.toUpperCase());
      return [`${known.path} has no ${call.method}: ${methods.join(', ')}`];
    }
    const parameters = [...(known.item.parameters ?? []), ...(operation.parameters ?? [])];
    return [
      ...parameters.flatMap((given) =>
        checkParameter(check, follow(document, given), call, known.match(call.url) ?? {}),
      ),
      ...(operation.requestBody === undefined ? [] : checkBody(check, follow(document, operation.requestBody), call)),
    ];
  };
}

/** What is wrong with a value, by its schema. */
type Check = (schema: Schema, value: unknown, part: string) => readonly string[];

function checkParameter(
  check: Check,
  { name, in: place, required = false, schema = {} }: Parameter,
  { query, headers }: SentCall,
  params: Readonly<Record<string, string>>,
): readonly string[] {
  const found = { query: query[name] ?? null, header: headers.get(name), path: params[name] ?? null }[place];
  if (found === undefined) return [];
  if (found === null) return required ? [`${place}.${name}: is missing`] : [];
  return check(schema, readValue(found, schema), `${place}.${name}`);
}

/** A parameter is text: where a number or a truth value is meant, it may be read as one. */
function readValue(text: string, schema: Schema): unknown {
  if (schema.type === 'integer' || schema.type === 'number') return text.trim() === '' ? text : Number(text);
  if (schema.type === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  return schema.type === 'array' ? text.split(',') : text;
}

function checkBody(
  check: Check,
  { required = false, content = {} }: NonNullable<Operation['requestBody']>,
  { body, headers }: SentCall,
): readonly string[] {
  if (body === undefined) return required ? ['body: is missing'] : [];
  const type = (headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const media = content[type] ?? content['*/*'];
  if (media === undefined) {
    return [
      `headers.content-type: is ${type === '' ? 'missing' : `'${type}'`}, not ${Object.keys(content).join(' or ')}`,
    ];
  }
  return media.schema === undefined ? [] : check(media.schema, body, 'body');
}

function validate(
  ValidatorClass: typeof Validator,
  { components }: OpenApiDocument,
  schema: Schema,
  value: unknown,
  part: string,
): readonly string[] {
  const { valid, errors } = new ValidatorClass({ components, allOf: [schema] } as Schema, '2020-12', false).validate(
    value,
  );
  return valid
    ? []
    : errors
        .filter(isOwnWord)
        .slice(0, MOST_ERRORS)
        .map((error) => describe(error, part));
}

/** Those that say only that a part of the schema is not met are explained by others. */
function isOwnWord({ keyword }: OutputUnit): boolean {
  return !['allOf', '$ref', 'properties', 'items', 'prefixItems', 'additionalProperties'].includes(keyword);
}

function describe({ instanceLocation, error }: OutputUnit, part: string): string {
  const keys = instanceLocation.split('/').slice(1);
  return `${[part, ...keys].join('.')}: ${error}`;
}

/** What a `$ref` within the document stands for. */
function follow<Value extends { readonly $ref?: string }>(document: OpenApiDocument, value: Value): Value {
  if (value.$ref === undefined) return value;
  let found: unknown = document;
  for (const key of value.$ref.replace(/^#\//, '').split('/')) {
    found = (found as Readonly<Record<string, unknown>> | undefined)?.[key.replaceAll('~1', '/').replaceAll('~0', '~')];
  }
  if (found === undefined) throw new TypeError(`the OpenAPI document has no ${value.$ref}`);
  return found as Value;
}

import { html } from 'hono/html';
import { z } from 'zod';
import type { Markup } from '../check-report/markup.ts';
import { PAGE_STYLE_FILE } from '../page/page-style.ts';

const Content = z.record(z.string(), z.object({ schema: z.unknown() })).default({});
const Parameter = z.object({
  name: z.string(),
  in: z.string(),
  required: z.boolean().default(false),
  description: z.string().optional(),
  schema: z.unknown(),
});
const Operation = z.object({
  operationId: z.string(),
  summary: z.string().default(''),
  description: z.string().default(''),
  tags: z.array(z.string()).default(['Others']),
  parameters: z.array(Parameter).default([]),
  requestBody: z.object({ content: Content }).optional(),
  responses: z.record(z.string(), z.object({ description: z.string(), content: Content })),
});
type Operation = z.infer<typeof Operation>;

/** As much of an OpenAPI document as its page tells. */
const ApiDocument = z.object({
  info: z.object({ title: z.string(), description: z.string().default('') }),
  paths: z.record(z.string(), z.record(z.string(), Operation)),
  /** What is sent to others, by the names of events. */
  webhooks: z.record(z.string(), z.object({ post: Operation })).default({}),
  components: z.object({ schemas: z.record(z.string(), z.unknown()).default({}) }),
});

type Route = { readonly method: string; readonly path: string; readonly operation: Operation };

/**
 * An OpenAPI document for people to read: whole on one page, so that a browser's own search finds everything.
 *
 * @param takers tells in words who may take a route, by its method and its path as the document writes it
 */
export function renderReference(document: unknown, takers: (method: string, path: string) => string): Markup {
  const { info, paths, webhooks, components } = ApiDocument.parse(document);
  const routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): Route => ({ method: method.toUpperCase(), path, operation })),
  );
  const tags = [...new Set(routes.map(({ operation }) => operation.tags[0] ?? ''))];
  return html`<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${info.title}: API reference</title>
  <link rel="icon" href="data:,">
  <link rel="stylesheet" href="/assets/${PAGE_STYLE_FILE.name}">
</head>
<body>
  <nav class="case" aria-label="Parts of the API"><a href="/">minicase</a><strong>API</strong>${tags.map(
    (tag) => html`<a href="#${anchorOf(tag)}">${tag}</a>`,
  )}<a href="#events">Events</a><a href="#schemas">Schemas</a></nav>
  <main>
    <header><h1>API reference</h1>
      <p>${info.description} The same for programs: <a href="/api/openapi.json">the OpenAPI document</a>.</p></header>
    ${tags.map((tag) => renderTag(tag, routes, takers))}
    <section aria-labelledby="events"><h2 id="events">Events</h2>
      <p>What is sent to webhooks, by POST.</p>
      ${Object.entries(webhooks).map(([type, { post }]) => renderEvent(type, post))}</section>
    <section aria-labelledby="schemas"><h2 id="schemas">Schemas</h2>${Object.entries(components.schemas).map(
      ([name, schema]) =>
        html`<details class="file" id="${schemaAnchor(name)}"><summary><code>${name}</code></summary>${renderSchema(schema)}</details>`,
    )}</section>
  </main>
</body>
</html>`;
}

function renderTag(tag: string, routes: readonly Route[], takers: Parameters<typeof renderReference>[1]): Markup {
  return html`<section aria-labelledby="${anchorOf(tag)}"><h2 id="${anchorOf(tag)}">${tag}</h2>${routes
    .filter(({ operation }) => operation.tags[0] === tag)
    .map((route) => renderRoute(route, takers(route.method, route.path)))}</section>`;
}

function renderRoute({ method, path, operation }: Route, taker: string): Markup {
  const { operationId, summary, description, parameters, requestBody, responses } = operation;
  return html`<details class="file" id="${operationId}">
  <summary><strong>${method}</strong> <code>${path}</code> ${summary}</summary>
  <div class="operation">
    ${description === '' ? '' : html`<p>${description}</p>`}
    <p>For ${taker}.</p>
    ${
      parameters.length === 0
        ? ''
        : html`<h3>Parameters</h3><ul>${parameters.map(
            (each) =>
              html`<li><code>${each.name}</code> in the ${each.in}${each.required ? '' : ', optional'}${each.description === undefined ? '' : `: ${each.description}`}</li>`,
          )}</ul>`
    }
    ${requestBody === undefined ? '' : html`<h3>Body</h3>${renderContent(requestBody.content)}`}
    <h3>Answers</h3>
    <ul>${Object.entries(responses).map(
      ([status, { description: what, content }]) =>
        html`<li><strong>${status}</strong> ${what} ${renderContent(content)}</li>`,
    )}</ul>
  </div>
</details>`;
}

function renderEvent(type: string, { operationId, summary, parameters, requestBody, responses }: Operation): Markup {
  return html`<details class="file" id="${operationId}">
  <summary><code>${type}</code> ${summary}</summary>
  <div class="operation">
    <h3>Headers</h3>
    <ul>${parameters.map(({ name, description = '' }) => html`<li><code>${name}</code> ${description}</li>`)}</ul>
    ${requestBody === undefined ? '' : html`<h3>Body</h3>${renderContent(requestBody.content)}`}
    <h3>What answers mean</h3>
    <ul>${Object.entries(responses).map(
      ([status, { description }]) => html`<li><strong>${status}</strong> ${description}</li>`,
    )}</ul>
  </div>
</details>`;
}

function renderContent(content: z.infer<typeof Content>): Markup[] {
  return Object.entries(content).map(
    ([type, { schema }]) => html`<code>${type}</code> ${renderNamed(schema) ?? renderSchema(schema)}`,
  );
}

const Reference = z.object({ $ref: z.string() });

/** A link to a schema that has a name; undefined for one that has none. */
function renderNamed(schema: unknown): Markup | undefined {
  const name = Reference.safeParse(schema).data?.$ref.split('/').at(-1);
  return name === undefined ? undefined : html`<a href="#${schemaAnchor(name)}">${name}</a>`;
}

function renderSchema(schema: unknown): Markup {
  return html`<pre class="patch" tabindex="0"><span>${JSON.stringify(schema, null, 2) ?? ''}</span></pre>`;
}

function anchorOf(tag: string): string {
  return `part-${tag.toLowerCase().replaceAll(/\W+/g, '-')}`;
}

function schemaAnchor(name: string): string {
  return `schema-${name}`;
}

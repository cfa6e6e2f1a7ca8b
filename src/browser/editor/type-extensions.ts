import {
  autocompletion,
  type CompletionContext,
  type CompletionResult,
  type Completion as EditorCompletion,
  insertCompletionText,
} from '@codemirror/autocomplete';
import { linter } from '@codemirror/lint';
import type { Extension } from '@codemirror/state';
import { type EditorView, hoverTooltip } from '@codemirror/view';
import { ROOT } from '../typescript/root.ts';
import type { Completion } from '../typescript/type-answers.ts';
import type { TypeClient } from '../typescript/type-client.ts';

const LINT_AFTER_MS = 400;

/** Type errors, completion and types on hover for one file. */
export function typeExtensions(types: TypeClient, path: string, isReadOnly: boolean): Extension {
  if (!/\.[cm]?[jt]sx?$/.test(path)) return [];
  return [
    isReadOnly ? [] : linter(() => mistakesIn(types, path), { delay: LINT_AFTER_MS }),
    isReadOnly ? [] : autocompletion({ override: [(context) => completionsAt(types, path, context)] }),
    hoverTooltip(async (_, position) => {
      const hint = await types.findHint(path, position);
      if (hint === null) return null;
      return {
        pos: hint.from,
        end: hint.to,
        above: true,
        create: () => ({ dom: describe(hint.signature, hint.documentation) }),
      };
    }),
  ];
}

async function mistakesIn(types: TypeClient, path: string) {
  const mistakes = await types.findMistakes(path);
  return mistakes.map((mistake) => ({ ...mistake, source: 'TypeScript' }));
}

async function completionsAt(
  types: TypeClient,
  path: string,
  context: CompletionContext,
): Promise<CompletionResult | null> {
  const before = context.matchBefore(/[\w$.]+$/);
  if (before === null && !context.explicit) return null;
  const { from, completions } = await types.complete(path, context.pos);
  if (context.aborted || completions.length === 0) return null;
  return {
    from,
    options: completions.map((each) => optionOf(types, path, context.pos, each)),
    validFor: /^[\w$]*$/,
  };
}

function optionOf(types: TypeClient, path: string, position: number, completion: Completion): EditorCompletion {
  return {
    label: completion.name,
    type: KINDS[completion.kind] ?? 'variable',
    boost: completion.source === null ? 50 - Math.min(50, completion.rank) : -50,
    ...(completion.source === null ? {} : { detail: completion.source.replace(ROOT, './') }),
    info: async () => {
      const { signature, documentation } = await types.describe(path, position, completion);
      return signature === '' ? null : describe(signature, documentation);
    },
    apply: (view, _, from, to) => void applyCompletion(types, path, view, completion, from, to),
  };
}

async function applyCompletion(
  types: TypeClient,
  path: string,
  view: EditorView,
  completion: Completion,
  from: number,
  to: number,
): Promise<void> {
  const before = view.state.doc;
  const edits = completion.source === null ? [] : (await types.describe(path, to, completion)).edits;
  if (view.state.doc !== before) return;
  view.dispatch(insertCompletionText(view.state, completion.text, from, to));
  const whole = edits.filter((edit) => edit.to <= from);
  view.dispatch({ changes: whole.map((edit) => ({ from: edit.from, to: edit.to, insert: edit.text })) });
}

function describe(signature: string, documentation: string): HTMLElement {
  const element = document.createElement('div');
  element.className = 'cm-type-hint';
  element.append(signature);
  if (documentation !== '') {
    const text = document.createElement('p');
    text.textContent = documentation;
    element.append(text);
  }
  return element;
}

const KINDS: Readonly<Record<string, string>> = {
  method: 'method',
  function: 'function',
  'local function': 'function',
  property: 'property',
  getter: 'property',
  setter: 'property',
  class: 'class',
  interface: 'interface',
  type: 'type',
  alias: 'type',
  enum: 'enum',
  'enum member': 'enum',
  keyword: 'keyword',
  const: 'constant',
  let: 'variable',
  var: 'variable',
  module: 'namespace',
};

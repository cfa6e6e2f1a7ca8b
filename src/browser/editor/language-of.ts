import { javascript } from '@codemirror/lang-javascript';
import { json, jsonParseLinter } from '@codemirror/lang-json';
import { markdown } from '@codemirror/lang-markdown';
import { linter } from '@codemirror/lint';
import type { Extension } from '@codemirror/state';

export function languageOf(path: string): Extension {
  if (/\.[cm]?tsx?$/.test(path)) return javascript({ typescript: true, jsx: path.endsWith('x') });
  if (/\.[cm]?jsx?$/.test(path)) return javascript({ jsx: path.endsWith('x') });
  if (path.endsWith('.json')) return [json(), linter(jsonParseLinter())];
  return path.endsWith('.md') ? markdown() : [];
}

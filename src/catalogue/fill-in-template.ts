import type { SourceFile } from '../domain/source-file.ts';
import type { CaseTemplate } from '../protocol/challenge-folder-view.ts';
import { templateFolder } from './list-templates.ts';
import { readSourceFiles } from './read-source-files.ts';

export type TemplateWords = { readonly title: string; readonly summary: string };

/** The files of a new case, with its own title and summary in them. */
export async function fillInTemplate(template: CaseTemplate, words: TemplateWords): Promise<SourceFile[]> {
  const files = await readSourceFiles(templateFolder(template));
  return files.map((file) => ({ ...file, content: fillIn(file, words) }));
}

/** In JSON the places stand between quotes. */
function fillIn({ path: at, content }: SourceFile, words: TemplateWords): string {
  const write = (text: string): string => (at.endsWith('.json') ? JSON.stringify(text).slice(1, -1) : text);
  return content.replaceAll(/\{\{(title|summary)\}\}/g, (_, name: keyof TemplateWords) => write(words[name]));
}

import ts from 'typescript-js';
import type { SourceFile } from '../../domain/source-file.ts';
import { ROOT } from './root.ts';
import type { Completion, CompletionText, Mistake, TypeHint } from './type-answers.ts';

const MODULES = '/node_modules/';
const LIBRARY = `${MODULES}typescript/lib/`;
const MOST_COMPLETIONS = 200;

/** As cases are checked: strictly, for a bundler, with Node's types. */
const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ESNext,
  module: ts.ModuleKind.Preserve,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.esnext.d.ts'],
  types: ['node'],
  strict: true,
  noEmit: true,
  allowJs: true,
  checkJs: false,
  skipLibCheck: true,
  allowImportingTsExtensions: true,
  resolveJsonModule: true,
  allowNonTsExtensions: true,
};

const PREFERENCES: ts.UserPreferences = {
  includeCompletionsForModuleExports: true,
  includeCompletionsWithInsertText: true,
  importModuleSpecifierEnding: 'js',
  quotePreference: 'single',
};

/** TypeScript's language service over files that are in memory only. */
export class TypeService {
  readonly #libraries = new Map<string, string>();
  readonly #folders = new Set<string>();
  readonly #files = new Map<string, { readonly text: string; readonly version: number }>();
  readonly #snapshots = new Map<string, { readonly version: number; readonly snapshot: ts.IScriptSnapshot }>();
  #version = 0;
  readonly #service = ts.createLanguageService(this.#makeHost(), ts.createDocumentRegistry());

  /** @param files by their paths below `node_modules` */
  addLibraries(files: Readonly<Record<string, string>>): void {
    for (const [path, text] of Object.entries(files)) {
      const at = MODULES + path;
      this.#libraries.set(at, text);
      for (let slash = at.lastIndexOf('/'); slash > 0; slash = at.lastIndexOf('/', slash - 1))
        this.#folders.add(at.slice(0, slash));
    }
    this.#version += 1;
  }

  /** All files of the solution, and those beside it that can be read. */
  setFiles(files: readonly SourceFile[]): void {
    const paths = new Set(files.map(({ path }) => ROOT + path));
    for (const path of [...this.#files.keys()]) if (!paths.has(path)) this.#files.delete(path);
    for (const { path, content } of files) this.writeFile(path, content);
    this.#version += 1;
  }

  writeFile(path: string, text: string): void {
    if (this.#files.get(ROOT + path)?.text === text) return;
    this.#version += 1;
    this.#files.set(ROOT + path, { text, version: this.#version });
  }

  findMistakes(path: string): readonly Mistake[] {
    const at = ROOT + path;
    if (!isCode(at) || !this.#files.has(at)) return [];
    const found = [
      ...this.#service.getSyntacticDiagnostics(at),
      ...this.#service.getSemanticDiagnostics(at),
      ...this.#service
        .getSuggestionDiagnostics(at)
        .filter(({ reportsUnnecessary }) => reportsUnnecessary !== undefined),
    ];
    return found.map(({ start = 0, length = 0, category, messageText, code }) => ({
      from: start,
      to: start + length,
      severity: SEVERITIES[category],
      message: `${ts.flattenDiagnosticMessageText(messageText, '\n')} (${code})`,
    }));
  }

  complete(path: string, position: number): { readonly from: number; readonly completions: readonly Completion[] } {
    const at = ROOT + path;
    const info = isCode(at) ? this.#service.getCompletionsAtPosition(at, position, PREFERENCES) : undefined;
    const before = (this.#files.get(at)?.text ?? '').slice(0, position);
    const word = /[\w$]*$/.exec(before)?.[0] ?? '';
    const entries = (info?.entries ?? []).filter(({ name }) => startsLike(name, word));
    return {
      from: position - word.length,
      completions: entries.slice(0, MOST_COMPLETIONS).map(({ name, kind, insertText, source, sortText, data }) => ({
        name,
        kind,
        text: insertText ?? name,
        source: source ?? null,
        rank: Number(sortText) || 50,
        data: data === undefined ? null : JSON.stringify(data),
      })),
    };
  }

  /** What a completion is, and what else it changes in the file: an import that it needs. */
  describeCompletion(path: string, position: number, { name, source, data }: Completion): CompletionText {
    const details = this.#service.getCompletionEntryDetails(
      ROOT + path,
      position,
      name,
      {},
      source ?? undefined,
      PREFERENCES,
      data === null ? undefined : (JSON.parse(data) as ts.CompletionEntryData),
    );
    const changes = (details?.codeActions ?? []).flatMap((action) => action.changes);
    return {
      signature: ts.displayPartsToString(details?.displayParts),
      documentation: ts.displayPartsToString(details?.documentation),
      edits: changes
        .filter(({ fileName }) => fileName === ROOT + path)
        .flatMap(({ textChanges }) => textChanges)
        .map(({ span, newText }) => ({ from: span.start, to: span.start + span.length, text: newText })),
    };
  }

  findHint(path: string, position: number): TypeHint | null {
    const info = isCode(path) ? this.#service.getQuickInfoAtPosition(ROOT + path, position) : undefined;
    if (info === undefined) return null;
    return {
      from: info.textSpan.start,
      to: info.textSpan.start + info.textSpan.length,
      signature: ts.displayPartsToString(info.displayParts),
      documentation: ts.displayPartsToString(info.documentation),
    };
  }

  #read(path: string): string | undefined {
    return this.#files.get(path)?.text ?? this.#libraries.get(path);
  }

  #hasFolder(path: string): boolean {
    const folder = path.replace(/\/$/, '');
    if (folder === '' || this.#folders.has(folder)) return true;
    return [...this.#files.keys()].some((file) => file.startsWith(`${folder}/`));
  }

  #foldersIn(path: string): string[] {
    const prefix = `${path.replace(/\/$/, '')}/`;
    const names = [...this.#folders].filter((each) => each.startsWith(prefix)).map((each) => each.slice(prefix.length));
    return [...new Set(names.map((name) => name.split('/')[0] ?? ''))].filter((name) => name !== '');
  }

  #makeHost(): ts.LanguageServiceHost {
    const files = () => [...this.#files.keys()];
    return {
      getCompilationSettings: () => OPTIONS,
      getProjectVersion: () => String(this.#version),
      getScriptFileNames: () => files().filter(isCode),
      getScriptVersion: (path) => String(this.#files.get(path)?.version ?? 0),
      getScriptSnapshot: (path) => this.#snapshotOf(path),
      getCurrentDirectory: () => ROOT,
      getDefaultLibFileName: (options) => LIBRARY + ts.getDefaultLibFileName(options),
      fileExists: (path) => this.#read(path) !== undefined,
      readFile: (path) => this.#read(path),
      directoryExists: (path) => this.#hasFolder(path),
      getDirectories: (path) => this.#foldersIn(path),
      readDirectory: () => files(),
    };
  }

  #snapshotOf(path: string): ts.IScriptSnapshot | undefined {
    const text = this.#read(path);
    if (text === undefined) return undefined;
    const version = this.#files.get(path)?.version ?? 0;
    const known = this.#snapshots.get(path);
    if (known?.version === version) return known.snapshot;
    const snapshot = ts.ScriptSnapshot.fromString(text);
    this.#snapshots.set(path, { version, snapshot });
    return snapshot;
  }
}

const SEVERITIES = {
  [ts.DiagnosticCategory.Error]: 'error',
  [ts.DiagnosticCategory.Warning]: 'warning',
  [ts.DiagnosticCategory.Suggestion]: 'hint',
  [ts.DiagnosticCategory.Message]: 'info',
} as const;

function isCode(path: string): boolean {
  return /\.[cm]?[jt]sx?$/.test(path);
}

/** As completion lists are filtered: the letters in their order, the first one first. */
function startsLike(name: string, word: string): boolean {
  if (word === '') return true;
  if (name[0]?.toLowerCase() !== word[0]?.toLowerCase()) return false;
  let at = 0;
  for (const letter of word.toLowerCase()) {
    at = name.toLowerCase().indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

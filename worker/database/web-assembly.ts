/** A compiled module. Node has the whole of it; its types come with those of browsers only. */
export type CompiledModule = object;

type Assembly = {
  Module: new (bytes: Uint8Array<ArrayBuffer>) => CompiledModule;
  instantiate: (
    module: CompiledModule,
    imports: object,
  ) => Promise<{ readonly exports: Readonly<Record<string, unknown>> }>;
};

export const assembly = (globalThis as unknown as { readonly WebAssembly: Assembly }).WebAssembly;

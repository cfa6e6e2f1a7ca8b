/** What a module in a package's place may ask of the program that it runs in; see `own-modules.ts`. */
declare module 'minicase:program' {
  export function findProvided(name: string): unknown;
}

/** Where the files of a solution lie in the memory of the type checker. */
export const ROOT = '/solution/';

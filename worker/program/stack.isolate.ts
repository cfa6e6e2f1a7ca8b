/** The name under which everything of ours runs inside an isolate. */
export const OWN_SCRIPT = 'minicase:program';

type CallSite = { getScriptNameOrSourceURL(): string | null | undefined; toString(): string };
type PrepareStackTrace = (error: unknown, sites: readonly CallSite[]) => unknown;

const { defineProperty } = Object;
const errorToString = Function.prototype.call.bind(Error.prototype.toString) as (error: unknown) => string;

/** Keeps our frames out of every stack that the candidate's code can see, whoever formats it. */
export function hideOwnFrames(): void {
  let chosen: PrepareStackTrace | undefined;
  const format: PrepareStackTrace = (error, sites) => {
    const shown: CallSite[] = [];
    for (let index = 0; index < sites.length; index++) {
      const site = sites[index] as CallSite;
      const script = site.getScriptNameOrSourceURL();
      if (typeof script === 'string' && script !== OWN_SCRIPT && script !== '') shown[shown.length] = site;
    }
    if (chosen !== undefined) return chosen(error, shown);
    let text = describe(error);
    for (let index = 0; index < shown.length; index++) text += `\n    at ${(shown[index] as CallSite).toString()}`;
    return text;
  };
  defineProperty(Error, 'prepareStackTrace', {
    configurable: false,
    enumerable: false,
    get: () => format,
    set(next: unknown) {
      chosen = typeof next === 'function' && next !== format ? (next as PrepareStackTrace) : undefined;
    },
  });
}

function describe(error: unknown): string {
  try {
    return errorToString(error);
  } catch {
    return 'Error';
  }
}

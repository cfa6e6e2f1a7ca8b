const FORMATS = 'sdifjoOc';

/**
 * A console that keeps what is written until the host takes it. Going to the host line by line would let a program
 * that only logs starve it.
 */
export function createConsole() {
  const { stringify } = JSON;
  let text = '';
  let writtenChars = 0;
  let limitChars = 0;
  let onText: (text: string) => void = () => undefined;
  let onLimit: () => void = () => undefined;

  function write(args: readonly unknown[]): void {
    const [first] = args;
    const taken = typeof first === 'string' && args.length > 1 ? interpolate(first, args) : { text: '', count: 0 };
    let line = taken.text;
    for (let index = taken.count; index < args.length; index++) line += (index === 0 ? '' : ' ') + format(args[index]);
    writtenChars += line.length + 1;
    if (writtenChars > limitChars) onLimit();
    text += `${line}\n`;
  }

  /** `%s`, `%d` and the like, as in Node; `count` of the arguments have been used. */
  function interpolate(template: string, args: readonly unknown[]): { readonly text: string; readonly count: number } {
    let line = '';
    let count = 1;
    for (let index = 0; index < template.length; index++) {
      const kind = template[index] === '%' ? template[index + 1] : undefined;
      if (kind === '%') line += '%';
      else if (kind === undefined || !FORMATS.includes(kind) || count >= args.length) {
        line += template[index];
        continue;
      } else {
        const value = args[count];
        count += 1;
        if (kind === 'd' || kind === 'i' || kind === 'f') line += formatNumber(kind, value);
        else if (kind !== 'c') line += kind === 's' ? format(value) : formatDeep(value);
      }
      index += 1;
    }
    return { text: line, count };
  }

  function formatNumber(kind: string, value: unknown): string {
    if (typeof value === 'bigint') return `${value}n`;
    if (typeof value === 'object' || typeof value === 'symbol') return 'NaN';
    return String(
      kind === 'd'
        ? Number(value)
        : kind === 'i'
          ? Number.parseInt(String(value), 10)
          : Number.parseFloat(String(value)),
    );
  }

  function formatDeep(value: unknown): string {
    return typeof value === 'string' ? stringify(value) : format(value);
  }

  function format(value: unknown): string {
    if (typeof value === 'string') return value;
    if (typeof value === 'object' && value !== null) return formatObject(value);
    if (typeof value === 'function') return `[Function ${String(value.name)}]`;
    if (typeof value === 'bigint') return `${value}n`;
    return String(value);
  }

  function formatObject(value: object): string {
    if (value instanceof Error) return String(value.stack ?? value);
    if (value instanceof Map) return `Map ${formatObject([...value])}`;
    if (value instanceof Set) return `Set ${formatObject([...value])}`;
    try {
      return stringify(value, (_, item: unknown) => (typeof item === 'bigint' ? `${item}n` : item)) ?? String(value);
    } catch {
      return Object.prototype.toString.call(value);
    }
  }

  const print = (...args: unknown[]): void => write(args);
  const names = 'log info warn error debug trace dir table group groupCollapsed'.split(' ');
  const console: Record<string, unknown> = {};
  for (const name of names) console[name] = print;
  for (const name of 'groupEnd time timeEnd timeLog count countReset clear'.split(' ')) console[name] = () => undefined;
  console['assert'] = (condition: unknown, ...args: unknown[]) => {
    if (!condition) write(['Assertion failed:', ...args]);
  };

  return {
    console,
    start(limit: number, send: (text: string) => void, whenReached: () => void): void {
      limitChars = limit;
      onText = send;
      onLimit = whenReached;
    },
    /** Hands over what was written since the last time. */
    flush(): void {
      if (text !== '') onText(text);
      text = '';
    },
  };
}

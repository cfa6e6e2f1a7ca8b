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
    let line = '';
    for (let index = 0; index < args.length; index++) line += (index === 0 ? '' : ' ') + format(args[index]);
    writtenChars += line.length + 1;
    if (writtenChars > limitChars) onLimit();
    text += `${line}\n`;
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

import { createInterface } from 'node:readline/promises';
import type { Template } from './templates.ts';

/** Asks in a terminal; what is left empty is the answer that is offered. */
export type Ask = (question: string, offered: string) => Promise<string>;

/** @throws where the terminal is left by Ctrl-C or Ctrl-D */
export async function withTerminal<T>(body: (ask: Ask) => Promise<T>): Promise<T> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const left = new AbortController();
  terminal.on('close', () => left.abort());
  try {
    return await body(async (question, offered) => {
      const answer = await terminal.question(`${question} (${offered}): `, { signal: left.signal });
      return answer.trim() === '' ? offered : answer;
    });
  } finally {
    terminal.close();
  }
}

/** Asks for one of the templates, by its number or name, until it is one. */
export async function askForTemplate(ask: Ask, templates: readonly Template[]): Promise<Template> {
  const list = templates.map(({ name, about }, index) => `  ${index + 1}  ${name.padEnd(22)} ${about}`).join('\n');
  let question = `What is it made of?\n${list}\nNumber or name`;
  for (;;) {
    const answer = (await ask(question, '1')).trim();
    const chosen = templates.find(({ name }, index) => answer === name || answer === String(index + 1));
    if (chosen !== undefined) return chosen;
    question = `There is no '${answer}'. Number or name`;
  }
}

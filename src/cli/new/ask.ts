import { createInterface } from 'node:readline';
import type { CaseTemplate } from '../../protocol/challenge-folder-view.ts';

/**
 * Asks in a terminal; what is left empty is the answer that is offered.
 *
 * @throws TerminalLeft
 */
export type Ask = (question: string, offered: string) => Promise<string>;

/** Somebody pressed Ctrl-C or Ctrl-D instead of answering. */
export class TerminalLeft extends Error {}

export async function withTerminal<T>(body: (ask: Ask) => Promise<T>): Promise<T> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  // Keeps lines that come before they are asked for, as pasted ones do.
  const lines = terminal[Symbol.asyncIterator]();
  try {
    return await body(async (question, offered) => {
      const asked = question.split('\n');
      for (const line of asked.slice(0, -1)) console.log(line);
      terminal.setPrompt(`${asked.at(-1)} (${offered}): `);
      terminal.prompt();
      const answer = await lines.next();
      if (answer.done === true) throw new TerminalLeft();
      return answer.value.trim() === '' ? offered : answer.value;
    });
  } finally {
    terminal.close();
  }
}

/** Asks for one of the templates, by its number or name, until it is one. */
export async function askForTemplate(ask: Ask, templates: readonly CaseTemplate[]): Promise<CaseTemplate> {
  const list = templates.map(({ name, about }, index) => `  ${index + 1}  ${name.padEnd(22)} ${about}`).join('\n');
  let question = `What is it made of?\n${list}\nNumber or name`;
  for (;;) {
    const answer = (await ask(question, '1')).trim();
    const chosen = templates.find(({ name }, index) => answer === name || answer === String(index + 1));
    if (chosen !== undefined) return chosen;
    question = `There is no '${answer}'. Number or name`;
  }
}

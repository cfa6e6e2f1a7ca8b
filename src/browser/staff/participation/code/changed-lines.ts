import { Chunk } from '@codemirror/merge';
import { Text } from '@codemirror/state';

/** The lines of a text, from 1, that are not as they were before. Where lines only went, the one that follows them. */
export function changedLines(before: string, after: string): readonly number[] {
  const [old, now] = [textOf(before), textOf(after)];
  const lines = new Set<number>();
  for (const { fromB, endB } of Chunk.build(old, now)) {
    const first = now.lineAt(Math.min(fromB, now.length)).number;
    const last = now.lineAt(Math.min(endB, now.length)).number;
    for (let line = first; line <= last; line += 1) lines.add(line);
  }
  return [...lines];
}

function textOf(content: string): Text {
  return Text.of(content.split(/\r\n|\r|\n/));
}

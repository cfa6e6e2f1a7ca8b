import { RangeSetBuilder, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';

export type MarkedLines = {
  readonly changed: readonly number[];
  /** The one that somebody was led to; null where nobody was. */
  readonly target: number | null;
};

export const setMarkedLines = StateEffect.define<MarkedLines>();

const CHANGED = Decoration.line({ class: 'cm-line-changed' });
const TARGET = Decoration.line({ class: 'cm-line-target' });

export const markedLines = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (shown, transaction) => {
    const effect = transaction.effects.find((each) => each.is(setMarkedLines));
    if (effect === undefined) return shown.map(transaction.changes);
    const { doc } = transaction.state;
    const lines = new Map<number, Decoration>(effect.value.changed.map((line) => [line, CHANGED]));
    if (effect.value.target !== null) lines.set(effect.value.target, TARGET);
    const builder = new RangeSetBuilder<Decoration>();
    for (const [line, decoration] of [...lines].sort(([one], [other]) => one - other)) {
      if (line < 1 || line > doc.lines) continue;
      const at = doc.line(line).from;
      builder.add(at, at, decoration);
    }
    return builder.finish();
  },
  provide: (field) => EditorView.decorations.from(field),
});

import { type EditorState, RangeSetBuilder, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view';

/** Elements that stand below lines of a text, by the lines' numbers from 1. */
export type LinePlaces = ReadonlyMap<number, HTMLElement>;

class LinePlace extends WidgetType {
  readonly #element: HTMLElement;

  constructor(element: HTMLElement) {
    super();
    this.#element = element;
  }

  override eq(other: LinePlace): boolean {
    return other.#element === this.#element;
  }

  override toDOM(): HTMLElement {
    return this.#element;
  }

  override ignoreEvent(): boolean {
    return true;
  }
}

export const setLinePlaces = StateEffect.define<LinePlaces>();

/** Shows them. What is in an element is its owner's. */
export const linePlaces = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (shown, transaction) => {
    const effect = transaction.effects.find((each) => each.is(setLinePlaces));
    return effect === undefined ? shown.map(transaction.changes) : placed(transaction.state, effect.value);
  },
  provide: (field) => EditorView.decorations.from(field),
});

function placed({ doc }: EditorState, places: LinePlaces): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  for (const [line, element] of [...places].sort(([one], [other]) => one - other)) {
    const at = doc.line(Math.min(Math.max(1, line), doc.lines)).to;
    builder.add(at, at, Decoration.widget({ widget: new LinePlace(element), block: true, side: 1 }));
  }
  return builder.finish();
}

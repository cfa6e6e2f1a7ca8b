import { type Extension, Prec } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

/**
 * What is typed over a selection is put in by the editor, not by the browser: a browser would wrap it into an element
 * with the style of what it replaces, which the page's policy forbids.
 */
export const typeOverSelection: Extension = Prec.highest(
  EditorView.domEventHandlers({
    beforeinput: (event, view) => {
      const { data: text, inputType } = event;
      const { from, to, empty } = view.state.selection.main;
      if (inputType !== 'insertText' || text === null || empty || view.composing || view.state.readOnly) return false;
      event.preventDefault();
      const insert = () =>
        view.state.update(view.state.replaceSelection(text), { userEvent: 'input.type', scrollIntoView: true });
      const handlers = view.state.facet(EditorView.inputHandler);
      if (!handlers.some((handle) => handle(view, from, to, text, insert))) view.dispatch(insert());
      return true;
    },
  }),
);

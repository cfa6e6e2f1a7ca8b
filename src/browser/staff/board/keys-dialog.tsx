import { Dialog } from '../../design/parts/dialog.tsx';
import { KeyTable, type Shortcut } from '../../design/parts/key-table.tsx';
import { letterKeys, setLetterKeys } from './letter-keys.ts';

const KEYS: readonly Shortcut[] = [
  [['↓', 'j'], 'the next candidate'],
  [['↑', 'k'], 'the candidate before'],
  [['Home', 'End'], 'the first, the last'],
  [['PageDown', 'PageUp'], 'a page on, a page back'],
  [['Enter'], 'open the candidate'],
  [['Space', 'x'], 'pick the candidate, or not any more'],
  [['c'], 'compare who is picked (2 to 4)'],
  [['/'], 'search'],
  [['?'], 'show these keys'],
];

export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title="Keys of the board" onClose={onClose}>
      <KeyTable shortcuts={KEYS} />
      <p class="small soft">Arrow keys, Home, End, pages, Enter and Space work once the list has the focus.</p>
      <label class="choice">
        <input
          type="checkbox"
          checked={letterKeys.value}
          onChange={(event) => setLetterKeys(event.currentTarget.checked)}
        />
        Single letters and signs work everywhere on this page
      </label>
      <div class="actions">
        <button type="button" class="button primary" onClick={onClose}>
          Close
        </button>
      </div>
    </Dialog>
  );
}

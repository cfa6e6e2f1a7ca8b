import { Dialog } from '../design/parts/dialog.tsx';
import { preferences, setPreference } from './preferences.ts';

const KEYS = [
  ['default', 'as in most editors'],
  ['vim', 'Vim'],
  ['emacs', 'Emacs'],
] as const;

export function PreferencesDialog({ onClose }: { readonly onClose: () => void }) {
  const { keys, fontSize, wrapsLines } = preferences.value;
  return (
    <Dialog title="Editor preferences" onClose={onClose}>
      <fieldset>
        <legend>Keys</legend>
        <div class="actions">
          {KEYS.map(([id, label]) => (
            <label key={id} class="choice">
              <input type="radio" name="keys" checked={keys === id} onChange={() => setPreference('keys', id)} />
              {label}
            </label>
          ))}
        </div>
      </fieldset>
      <div class="field">
        <label class="label" for="font-size">
          Size of the text: <span class="number">{fontSize}</span> px
        </label>
        <input
          id="font-size"
          type="range"
          min={11}
          max={24}
          value={fontSize}
          onInput={(event) => setPreference('fontSize', Number(event.currentTarget.value))}
        />
      </div>
      <label class="choice">
        <input
          type="checkbox"
          checked={wrapsLines}
          onChange={(event) => setPreference('wrapsLines', event.currentTarget.checked)}
        />
        Wrap long lines
      </label>
      <p class="small soft">They are kept on this device.</p>
      <div class="actions">
        <button type="button" class="button primary" onClick={onClose}>
          Close
        </button>
      </div>
    </Dialog>
  );
}

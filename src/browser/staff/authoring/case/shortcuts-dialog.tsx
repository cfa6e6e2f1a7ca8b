import { Dialog } from '../../../design/parts/dialog.tsx';
import { KeyTable, type Shortcut } from '../../../design/parts/key-table.tsx';
import { isMac } from './use-case-keys.ts';

const MOD = isMac ? '⌘' : 'Ctrl';

const SHORTCUTS: readonly Shortcut[] = [
  [[MOD, 'Enter'], 'Check the case'],
  [[MOD, 'S'], 'Save now (it is saved by itself anyway)'],
  [[MOD, 'F'], 'Find and replace in the file'],
  [['Ctrl', 'Space'], 'Complete'],
  [['Esc', 'then Tab'], 'Leave the editor'],
  [['↑ ↓'], 'Go through the list of files, or through the rows of the kill matrix'],
  [['← →'], 'Close or open a folder that has the focus'],
  [['F2'], 'Move or rename the file or folder that has the focus'],
  [['Delete'], 'Delete the file or folder that has the focus'],
  [['?'], 'Show this list'],
];

export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title="Keyboard shortcuts" onClose={onClose}>
      <KeyTable shortcuts={SHORTCUTS} />
      <div class="actions">
        <button type="button" class="button primary" onClick={onClose}>
          Close
        </button>
      </div>
    </Dialog>
  );
}

import { Dialog } from '../../design/parts/dialog.tsx';
import { KeyTable, type Shortcut } from '../../design/parts/key-table.tsx';
import { isMac } from './use-shortcuts.ts';

const MOD = isMac ? '⌘' : 'Ctrl';

const SHORTCUTS: readonly Shortcut[] = [
  [[MOD, 'Enter'], 'Run the samples'],
  [[MOD, 'Shift', 'Enter'], 'Submit'],
  [[MOD, 'S'], 'Save now (it is saved by itself anyway)'],
  [[MOD, 'F'], 'Find and replace in the file'],
  [['Ctrl', 'Space'], 'Complete'],
  [['Esc', 'then Tab'], 'Leave the editor'],
  [['↑ ↓'], 'Go through the list of files'],
  [['F2'], 'Rename the file that has the focus'],
  [['Delete'], 'Delete the file that has the focus'],
  [['← → ↑ ↓'], 'Move a divider that has the focus'],
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

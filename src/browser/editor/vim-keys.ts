import type { Extension } from '@codemirror/state';
import { Vim, vim } from '@replit/codemirror-vim';

/** `:w` saves as everything does. */
export function vimKeys(): Extension {
  Vim.defineEx('write', 'w', () => {
    dispatchEvent(new Event('minicase:save'));
  });
  return vim();
}

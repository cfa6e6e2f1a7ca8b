import { signal } from '@preact/signals';

const KEPT_AS = 'minicase.board.letter-keys';

/** Whether single letters do something; who speaks to a computer, or types by mistake, turns them off (WCAG 2.1.4). */
export const letterKeys = signal(localStorage.getItem(KEPT_AS) !== 'off');

export function setLetterKeys(isOn: boolean): void {
  letterKeys.value = isOn;
  localStorage.setItem(KEPT_AS, isOn ? 'on' : 'off');
}

// Puts words into the text area as if they had been typed, so that the browser's own undo takes them back. In: the text
// area, the draft as it is to be. Out: the change in the field, the caret behind it, and the field's own event.

import { editBetween, type Put } from './draft-spans.ts';

export function putWords(field: HTMLTextAreaElement, { text, caret }: Put): void {
  const { start, wasEnd, isEnd } = editBetween(field.value, text);
  const words = text.slice(start, isEnd);
  field.focus();
  field.setSelectionRange(start, wasEnd);
  const isTyped = document.execCommand(words === '' ? 'delete' : 'insertText', false, words);
  if (!isTyped || field.value !== text) {
    field.setRangeText(text, 0, field.value.length, 'end');
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
  field.setSelectionRange(caret, caret);
}

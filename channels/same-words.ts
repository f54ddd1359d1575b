// Whether two texts say the same once a platform had one of them in its hands, where it leaves the words alone: line ends
// and spaces are what it changes without being asked. In: a text. Out: its form to compare.

export function comparable(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

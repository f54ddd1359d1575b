// Light, dark, or like the system: the choice is remembered in this browser and set on <html>, where tokens.css reads
// it. public/theme.js sets it again before the first paint.

export type Theme = 'system' | 'light' | 'dark';

const KEPT = 'heed.theme';

export function currentTheme(): Theme {
  const set = document.documentElement.dataset['theme'];
  return set === 'light' || set === 'dark' ? set : 'system';
}

export function chooseTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
  try {
    if (theme === 'system') localStorage.removeItem(KEPT);
    else localStorage.setItem(KEPT, theme);
  } catch {
    // Without storage the choice holds until the page is left.
  }
}

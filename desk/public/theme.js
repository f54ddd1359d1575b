// Sets the remembered theme before the first paint, so that a dark desk never flashes white. A file of its own and
// a classic script on purpose: the content security policy allows no inline script, and a module would run too late.
(() => {
  try {
    const theme = localStorage.getItem('heed.theme');
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  } catch {
    // Storage may be closed to us; the system's own setting then decides.
  }
})();

// A table that may be wider than the page: it scrolls by itself, by keyboard too. In: its head and body.

import type { ReactNode } from 'react';

export function Wide({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the arrow keys.
    <section className="readings-wide" aria-label={label} tabIndex={0}>
      <table className="readings-table">{children}</table>
    </section>
  );
}

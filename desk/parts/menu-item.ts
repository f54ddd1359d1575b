// One choice of a menu, as data.

import type { ReactNode } from 'react';

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly onPick: () => void;
  readonly icon?: ReactNode;
  readonly hint?: string;
  /** Given for choices of which one holds; absent for plain acts. */
  readonly isChosen?: boolean;
  readonly isDisabled?: boolean;
  /** Draws a line above. */
  readonly startsGroup?: boolean;
}

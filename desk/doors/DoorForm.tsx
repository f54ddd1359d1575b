// The form of a door: its fields, what went wrong as a whole, and the one button that goes through.

import type { ReactNode } from 'react';
import { Button } from '../parts/Button.tsx';
import { TroubleLine } from '../parts/Trouble.tsx';
import type { Door } from './use-door.ts';

interface DoorFormProps {
  readonly door: Door;
  readonly enter: string;
  readonly children: ReactNode;
}

export function DoorForm({ door, enter, children }: DoorFormProps) {
  return (
    <form
      className="door-form"
      onSubmit={(event) => {
        event.preventDefault();
        door.enter();
      }}
    >
      {children}
      <TroubleLine words={door.trouble.general} />
      <Button type="submit" variant="primary" size="l" isBusy={door.isBusy}>
        {enter}
      </Button>
    </form>
  );
}

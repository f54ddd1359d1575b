// Pictures dragged over the composer and let go there. In: what takes them. Out: handlers for its frame, and whether some are
// held over it.

import { type DragEvent, useState } from 'react';
import { filesIn, type PicturesHere } from './use-pictures.ts';

export function useDropping({ limit, add }: Pick<PicturesHere, 'limit' | 'add'>) {
  const [isOver, setOver] = useState(false);
  if (limit === null) return { isOver: false, handlers: {} };
  const carries = ({ dataTransfer }: DragEvent): boolean => dataTransfer.types.includes('Files');
  return {
    isOver,
    handlers: {
      onDragOver: (event: DragEvent): void => {
        if (!carries(event)) return;
        event.preventDefault();
        setOver(true);
      },
      onDragLeave: ({ currentTarget, relatedTarget }: DragEvent): void => {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setOver(false);
      },
      onDrop: (event: DragEvent): void => {
        setOver(false);
        if (!carries(event)) return;
        // Else the browser would leave the desk and show the picture.
        event.preventDefault();
        add(filesIn(event.dataTransfer));
      },
    },
  };
}
